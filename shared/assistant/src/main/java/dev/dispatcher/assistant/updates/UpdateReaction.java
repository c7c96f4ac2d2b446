package dev.dispatcher.assistant.updates;

import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Hands each update to who listens to its like. What nobody listens to is done with.
@Singleton
final class UpdateReaction implements Reaction {

    private final UpdateReader reader;
    private final List<UpdateListener> listeners;

    UpdateReaction(UpdateReader reader, List<UpdateListener> listeners) {
        this.reader = reader;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public String type() {
        return "telegram.update";
    }

    @Override
    public Result to(Delivery delivery) {
        return reader.read(delivery.payload())
                .flatMap(update -> heard(update, delivery))
                .orElse(Done.NOTHING_TO_WRITE);
    }

    private Optional<Result> heard(Update update, Delivery delivery) {
        return listeners.stream()
                .flatMap(listener -> listener.hear(update, delivery).stream())
                .findFirst();
    }
}
