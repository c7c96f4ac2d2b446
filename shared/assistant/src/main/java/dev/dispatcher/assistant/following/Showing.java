package dev.dispatcher.assistant.following;

import dev.dispatcher.database.Row;
import dev.dispatcher.people.Place;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place where there is a card of something.
public record Showing(UUID id, Place place, @Nullable Instant mutedUntil) {

    /// What the outbox knows the card by.
    public String card() {
        return "follow/" + id;
    }

    /// Nothing is to be heard of it there. Its card still changes.
    public boolean mutedAt(Instant now) {
        return mutedUntil != null && now.isBefore(mutedUntil);
    }

    static Showing of(Row row) {
        return new Showing(
                row.uuid("id"),
                new Place(row.big("chat_id"), row.numberOrNull("thread")),
                row.timeOrNull("muted_until"));
    }
}
