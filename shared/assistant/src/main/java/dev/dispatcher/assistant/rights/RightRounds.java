package dev.dispatcher.assistant.rights;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.intake.Inbox;
import dev.dispatcher.events.recovery.AlsoSwept;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.Map;

/// Has every subscription looked at once a day, by an event for each.
@Singleton
final class RightRounds implements AlsoSwept {

    static final EventType LOOK = new EventType("dispatcher.right_look");
    private static final int SOME = 100;

    private final Database database;
    private final Inbox inbox;
    private final Ids ids;

    RightRounds(Database database, Inbox inbox, Ids ids) {
        this.database = database;
        this.inbox = inbox;
        this.ids = ids;
    }

    @Override
    public boolean sweepSome() {
        return run() == SOME;
    }

    /// Those that are due now. Answers how many there were.
    int run() {
        return database.inTransaction(() -> {
            var due = database.list("""
                    UPDATE subscriptions
                       SET right_seen_at = clock_timestamp()
                     WHERE id IN (SELECT id
                                    FROM subscriptions
                                   WHERE active AND created_by IS NOT NULL
                                     AND coalesce(right_seen_at, created_at) <= clock_timestamp() - interval '1 day'
                                   LIMIT ?
                                     FOR UPDATE SKIP LOCKED)
                    RETURNING id
                    """, row -> row.uuid("id"), SOME);
            inbox.addMissing(due.stream()
                    .map(id -> new NewEvent(LOOK, Json.write(Map.of("subscription_id", id)), null))
                    .map(event -> new Inbox.Arrival(ids.next(), event))
                    .toList());
            return due.size();
        });
    }
}
