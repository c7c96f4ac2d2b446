package dev.dispatcher.people;

import dev.dispatcher.database.Row;
import java.time.Instant;
import java.util.UUID;

/// A piece of news that waits to be told. `metadata` is a JSON object as text.
public record NewsItem(
        UUID id,
        long userId,
        String kind,
        Platform platform,
        String text,
        String metadata,
        int tries,
        Instant createdAt,
        Instant updatedAt) {

    static NewsItem of(Row row) {
        return new NewsItem(
                row.uuid("id"),
                row.big("user_id"),
                row.text("kind"),
                Platform.of(row.text("platform")),
                row.text("text"),
                row.text("metadata"),
                row.number("tries"),
                row.time("created_at"),
                row.time("updated_at"));
    }
}
