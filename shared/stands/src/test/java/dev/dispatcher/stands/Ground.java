package dev.dispatcher.stands;

import dev.dispatcher.database.Database;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;

/// A database for one site after the other: emptying one takes a tenth of the time that making one does.
final class Ground {

    private static final Deque<Ground> FREE = new ConcurrentLinkedDeque<>();

    private final TestDatabase place = TestPostgres.fresh();
    private final DataSource ours = place.dataSource();
    private final Database owner = new Database(place.asOwner());

    private Ground() {}

    static Ground take() {
        var used = FREE.poll();
        return used == null ? new Ground() : used;
    }

    DataSource dataSource() {
        return ours;
    }

    Map<String, String> variables() {
        return place.variables();
    }

    void giveBack() {
        owner.update("TRUNCATE products, stands, users, chats, events CASCADE");
        FREE.push(this);
    }
}
