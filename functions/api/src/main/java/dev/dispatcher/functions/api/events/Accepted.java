package dev.dispatcher.functions.api.events;

import dev.dispatcher.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// An event that was taken in.
@Schema(name = "AcceptedEvent")
record Accepted(UUID id, String type, String status, Instant createdAt, Instant receivedAt, int attempts) {

    /// All events of a batch, in its order.
    @Schema(name = "AcceptedEvents")
    record Batch(List<Accepted> data) {}

    static Accepted of(Event event) {
        return new Accepted(
                event.id(),
                event.type().name(),
                event.status().word(),
                event.createdAt(),
                event.receivedAt(),
                event.attempts());
    }
}
