package dev.dispatcher.events.recovery;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.EventsConfig;
import dev.dispatcher.events.Wakeups;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Runs an event again with a fresh budget, because a person, a publisher or a redriven dead letter wants it.
@Singleton
public final class Reruns {

    private final Database database;
    private final EventsConfig config;
    private final Wakeups wakeups;

    public Reruns(Database database, EventsConfig config, Wakeups wakeups) {
        this.database = database;
        this.config = config;
        this.wakeups = wakeups;
    }

    /// What became of the wish.
    public sealed interface Result {}

    /// It will run again, soon.
    public record Queued() implements Result {}

    /// It is being processed, or it is processed: there is nothing to run again.
    public record Settled(EventStatus status) implements Result {}

    /// There is no such event.
    public record Unknown() implements Result {}

    /// Any event that failed or waits.
    public Result rerun(UUID id) {
        if (reopen(id, null)) {
            wakeups.now(List.of(id));
            return new Queued();
        }
        return database.one("SELECT status FROM events WHERE id = ?", row -> EventStatus.of(row.text("status")), id)
                .<Result>map(Settled::new)
                .orElseGet(Unknown::new);
    }

    /// Only the parking this token belongs to; if the event has moved on since, nothing happens.
    public boolean undoParking(UUID id, long parked) {
        return reopen(id, parked);
    }

    private boolean reopen(UUID id, @Nullable Long parked) {
        return database.one(
                        "SELECT rerun_event(?, ?::bigint, ?::interval) AS reopened",
                        row -> row.flag("reopened"),
                        id,
                        parked,
                        config.wakeAfter())
                .orElse(false);
    }
}
