package dev.dispatcher.people;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.recovery.AlsoSwept;
import dev.dispatcher.people.Nudges.Nudge;
import jakarta.inject.Singleton;

/// News that should have been told by now: the nudge was lost, its sender died, or the chat has to wait. Each chat is
/// told of once, whatever waits there, and a row that stays is looked at later and later.
@Singleton
final class OverdueNews implements AlsoSwept {

    static final int ROWS_MAX = 500;

    private final Database database;
    private final Nudges nudges;

    OverdueNews(Database database, Nudges nudges) {
        this.database = database;
        this.nudges = nudges;
    }

    private record Swept(Nudge nudge, int rows) {}

    @Override
    public boolean sweepSome() {
        var swept = database.list(
                "SELECT id, chat_id, nudges, swept FROM sweep_news(?)",
                row -> new Swept(
                        new Nudge(row.big("chat_id"), row.uuid("id"), row.number("nudges")), row.number("swept")),
                ROWS_MAX);
        nudges.send(swept.stream().map(Swept::nudge).toList());
        return !swept.isEmpty() && swept.getFirst().rows() == ROWS_MAX;
    }
}
