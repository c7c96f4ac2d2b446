package dev.dispatcher.stands;

import dev.dispatcher.database.Row;
import dev.dispatcher.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stand as it stands in the table.
public record StandView(
        UUID id,
        String name,
        long owner,
        List<String> products,
        String ref,
        @Nullable String url,
        String status,
        String desired,
        String observed,
        @Nullable Sentence why,
        UUID runId,
        int teardownTries,
        Duration runMax,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant readyAt,
        @Nullable Instant expiresAt,
        Instant endsAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant goneAt,
        @Nullable Instant leakingSince,
        @Nullable Instant dueAt,
        @Nullable Instant leaseUntil) {

    public @Nullable String error() {
        return Sentence.inEnglish(why);
    }

    static StandView of(Row row) {
        var plan = Json.read(row.text("plan"), Plan.class);
        return new StandView(
                row.uuid("id"),
                row.text("name"),
                row.big("owner"),
                plan.products(),
                plan.ref(),
                plan.url(row.text("name")),
                row.text("status"),
                row.text("desired"),
                row.text("observed"),
                Sentence.of(row),
                row.uuid("run_id"),
                row.number("teardown_tries"),
                plan.runMax(),
                row.time("created_at"),
                row.time("updated_at"),
                row.timeOrNull("ready_at"),
                row.timeOrNull("expires_at"),
                row.time("ends_at"),
                row.timeOrNull("stopped_at"),
                row.timeOrNull("gone_at"),
                row.timeOrNull("leaking_since"),
                row.timeOrNull("due_at"),
                row.timeOrNull("lease_until"));
    }
}
