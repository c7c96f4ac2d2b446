package dev.dispatcher.assistant.hooks;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.intake.Inbox;
import dev.dispatcher.events.recovery.AlsoSwept;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/// Has every hook looked after every fifteen minutes: an event for each, so that a forge that does not answer keeps
/// nobody else's hook waiting and is asked again as any event is.
@Singleton
final class HookRounds implements AlsoSwept {

    static final EventType LOOK = new EventType("dispatcher.hook_look");
    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final int SOME = 100;

    private final Database database;
    private final HookRows rows;
    private final Inbox inbox;
    private final Ids ids;

    HookRounds(Database database, HookRows rows, Inbox inbox, Ids ids) {
        this.database = database;
        this.rows = rows;
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
            var due = rows.due(EVERY, SOME);
            inbox.addMissing(due.stream()
                    .map(id ->
                            new Inbox.Arrival(ids.next(), new NewEvent(LOOK, Json.write(Map.of("hook_id", id)), null)))
                    .toList());
            return due.size();
        });
    }
}
