package dev.dispatcher.events;

import dev.dispatcher.events.Reaction.Done;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// The reaction to `test.play`: does for each event what the test has written down for it, and remembers the order.
@Singleton
@Requires(property = "function", value = "events-test")
public final class Play implements Reaction {

    public static final String TYPE = "test.play";

    private final Map<UUID, Function<Delivery, Result>> parts = new ConcurrentHashMap<>();
    private volatile Function<Delivery, Result> otherwise = _ -> Done.NOTHING_TO_WRITE;
    public final List<Delivery> played = new CopyOnWriteArrayList<>();

    public void when(UUID id, Function<Delivery, Result> part) {
        parts.put(id, part);
    }

    public void always(Function<Delivery, Result> part) {
        otherwise = part;
    }

    public List<UUID> order() {
        return played.stream().map(Delivery::id).toList();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Result to(Delivery delivery) {
        played.add(delivery);
        return parts.getOrDefault(delivery.id(), otherwise).apply(delivery);
    }
}
