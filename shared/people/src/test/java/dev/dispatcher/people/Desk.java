package dev.dispatcher.people;

import dev.dispatcher.database.Database;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.testing.TestPostgres;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// A desk, the queue it fills and a user who reads nothing but that.
record Desk(Database database, NewsDesk news, PullQueue queue) {

    static final long READER = 100;

    static Desk open() {
        return on(TestPostgres.fresh().dataSource());
    }

    static Desk on(DataSource connections) {
        var database = new Database(connections);
        new Users(database).save(UserDetails.named(READER, "Ann"));
        return new Desk(
                database,
                new NewsDesk(database, new Ids(Clock.systemUTC()), new HeardNudges()),
                new PullQueue(database));
    }

    static NewNews news(String key) {
        return new NewNews(key, READER, "stand.ready", Platform.DISPATCHER, "It is ready: " + key, Map.of());
    }

    boolean write(String key) {
        return news.write(news(key));
    }

    /// The text after the colon is the key it was written under.
    static String key(NewsItem item) {
        return item.text().replace("It is ready: ", "");
    }

    /// The key of what this token gets next, or `nothing`.
    String next(UUID token) {
        return queue.next(token).map(Desk::key).orElse("nothing");
    }

    /// What that call of `next` gave must be settled under its id.
    UUID id(String key) {
        return database.one("SELECT id FROM news WHERE key = ?", row -> row.uuid("id"), key)
                .orElseThrow();
    }

    /// As if every lease had been given out two minutes ago.
    void letLeasesExpire() {
        database.update(
                "UPDATE news SET lease_expires_at = clock_timestamp() - interval '1 second' WHERE leased_to IS NOT NULL");
    }

    List<String> states() {
        return database.list(
                "SELECT key || ' ' || state || ' ' || tries AS row FROM news ORDER BY id", row -> row.text("row"));
    }
}
