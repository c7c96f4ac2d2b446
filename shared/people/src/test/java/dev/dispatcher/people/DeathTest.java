package dev.dispatcher.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Database;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.testing.TestPostgres;
import dev.dispatcher.testing.mortal.Crash;
import dev.dispatcher.testing.mortal.MortalConnections;
import dev.dispatcher.testing.mortal.Mortality;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Whoever writes or tells news may die before and after every statement.
class DeathTest {

    private static final int STEPS_MAX = 50;

    private final DataSource postgres = TestPostgres.fresh().dataSource();
    private final Desk desk = Desk.on(postgres);
    private final Mortality mortality = new Mortality();
    private final Database mortal = new Database(MortalConnections.of(postgres, mortality));

    @Test
    void newsIsThereExactlyWhenItsCauseIs() {
        int deaths = 0;
        for (int fatal = 0; fatal < STEPS_MAX; fatal++) {
            var cause = "cause " + fatal;
            mortality.dieAt(fatal);
            survive(() -> happen(cause, mortal));
            if (mortality.isDead()) deaths++;
            assertThat(causes(cause)).isEqualTo(told(cause)).isLessThanOrEqualTo(1);

            happen(cause, desk.database());

            assertThat(List.of(causes(cause), told(cause))).containsExactly(1, 1);
        }
        // Two statements and a commit, before and after each.
        assertThat(deaths).isEqualTo(6);
    }

    @Test
    void newsIsToldWhereverItsPollerDies() {
        int deaths = 0;
        for (int fatal = 0; fatal < STEPS_MAX; fatal++) {
            desk.write("news " + fatal);
            var told = new ArrayList<String>();
            mortality.dieAt(fatal);
            survive(() -> poll(new PullQueue(mortal), told));
            if (mortality.isDead()) deaths++;

            desk.letLeasesExpire();
            poll(desk.queue(), told);

            assertThat(told)
                    .contains("news " + fatal)
                    .hasSizeLessThanOrEqualTo(2)
                    .containsOnly("news " + fatal);
            assertThat(desk.states()).contains("news " + fatal + " sent 0");
        }
        // One statement to fetch and one to report.
        assertThat(deaths).isEqualTo(4);
    }

    /// Anything that happens; repeated, as an attempt at an event is.
    private static void happen(String cause, Database database) {
        var news = new NewsDesk(database, new Ids(Clock.systemUTC()), new HeardNudges());
        database.inTransaction(() -> {
            database.update(
                    "INSERT INTO chats (id, kind, title) VALUES (?, 'group', ?) ON CONFLICT DO NOTHING",
                    id(cause),
                    cause);
            return news.write(Desk.news(cause));
        });
    }

    private static void poll(PullQueue queue, List<String> told) {
        var token = UUID.randomUUID();
        queue.next(token).ifPresent(item -> {
            told.add(Desk.key(item));
            queue.settle(item.id(), token, Report.SENT);
        });
    }

    private static void survive(Runnable life) {
        try {
            life.run();
        } catch (Crash _) {
            // died
        }
    }

    private int causes(String cause) {
        return count("SELECT count(*) AS n FROM chats WHERE title = ?", cause);
    }

    private int told(String cause) {
        return count("SELECT count(*) AS n FROM news WHERE key = ?", cause);
    }

    private int count(String sql, String cause) {
        return desk.database().one(sql, row -> row.number("n"), cause).orElseThrow();
    }

    private static long id(String cause) {
        return -1 - Long.parseLong(cause.substring("cause ".length()));
    }
}
