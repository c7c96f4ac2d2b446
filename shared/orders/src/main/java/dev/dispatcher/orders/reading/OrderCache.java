package dev.dispatcher.orders.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.dispatcher.orders.reading.Lookup.Absent;
import dev.dispatcher.orders.reading.Lookup.Found;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Orders in memory, bounded by bytes. They never change, so none is ever thrown out for its age; that there is none of
/// an id is remembered for a moment, apart from the orders, so that unknown ids push nothing out.
final class OrderCache {

    static final long BYTES_MAX = 16L * 1024 * 1024;
    static final long ABSENT_MAX = 1_000;
    static final Duration ABSENT_FOR = Duration.ofSeconds(2);

    private final Function<String, Optional<StoredOrder>> source;
    private final Cache<String, @Nullable StoredOrder> orders;
    private final Cache<String, Boolean> absent;

    OrderCache(Function<String, Optional<StoredOrder>> source, Clock clock) {
        this.source = source;
        // On our own threads: what is left to others stands still while a sandbox is frozen.
        this.orders = Caffeine.newBuilder()
                .maximumWeight(BYTES_MAX)
                .weigher((String _, StoredOrder order) -> order.bytes())
                .executor(Runnable::run)
                .build();
        // By the calendar's clock: the other one may have stood still too.
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.absent = Caffeine.newBuilder()
                .maximumSize(ABSENT_MAX)
                .expireAfterWrite(ABSENT_FOR)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /// However many ask for one id at the same time, one of them asks the database and the others wait for it.
    Lookup find(String uid) {
        var known = orders.getIfPresent(uid);
        if (known != null) return new Found(known, true);
        if (absent.getIfPresent(uid) != null) return new Absent(true);
        var asked = new boolean[1];
        var found = orders.get(uid, id -> {
            if (absent.getIfPresent(id) != null) return null;
            asked[0] = true;
            var order = source.apply(id);
            if (order.isEmpty()) absent.put(id, true);
            return order.orElse(null);
        });
        return found == null ? new Absent(!asked[0]) : new Found(found, !asked[0]);
    }

    void forgetAbsences() {
        absent.invalidateAll();
    }

    long bytes() {
        orders.cleanUp();
        return orders.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    long absences() {
        absent.cleanUp();
        return absent.estimatedSize();
    }
}
