package dev.dispatcher.events.recovery;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.EventsConfig;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/// The `events` table as the sweeper sees it: by `wake_at` alone.
@Singleton
final class Sweeps {

    /// Enough to empty a backlog quickly, few enough to hold locks briefly.
    static final int ROWS_MAX = 500;

    private final Database database;

    Sweeps(Database database) {
        this.database = database;
    }

    /// A row somebody must be told of: queued ones are to be woken, failed ones reported. `token` is of its last claim.
    record Overdue(UUID id, EventStatus status, long token) {}

    List<Overdue> sweep(EventsConfig config) {
        return database.list(
                "SELECT id, status, lease_token FROM sweep_events(?, ?::interval, ?::interval)",
                row -> new Overdue(row.uuid("id"), EventStatus.of(row.text("status")), row.big("lease_token")),
                ROWS_MAX,
                config.wakeAfter(),
                config.grace());
    }

    /// The dead letter queue has the notice of this parking, so nobody needs to look at the row again.
    void noticed(Overdue parked) {
        database.update(
                "UPDATE events SET wake_at = NULL WHERE id = ? AND status = 'failed' AND lease_token = ?",
                parked.id(),
                parked.token());
    }
}
