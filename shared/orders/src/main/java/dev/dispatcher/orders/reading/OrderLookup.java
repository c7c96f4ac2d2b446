package dev.dispatcher.orders.reading;

import dev.dispatcher.database.Database;
import dev.dispatcher.orders.reading.Lookup.Absent;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/// Looks an order up by its id. It fills no cache in advance: that would be frozen into a snapshot.
@Singleton
public final class OrderLookup {

    /// No order has a longer id.
    private static final int UID_BYTES_MAX = 128;

    private final Database database;
    private final OrderCache cache;

    public OrderLookup(Database database, Clock clock) {
        this.database = database;
        this.cache = new OrderCache(this::read, clock);
    }

    public Lookup find(String uid) {
        if (uid.getBytes(StandardCharsets.UTF_8).length > UID_BYTES_MAX) return new Absent(false);
        return cache.find(uid);
    }

    /// An order was taken in here: what was not there a moment ago may be there now.
    public void forgetAbsences() {
        cache.forgetAbsences();
    }

    private Optional<StoredOrder> read(String uid) {
        return database.one(
                "SELECT order_uid, body, encode(body_hash, 'hex') AS hash FROM orders WHERE order_uid = ?",
                row -> new StoredOrder(row.text("order_uid"), row.text("body"), row.text("hash")),
                uid);
    }
}
