package dev.dispatcher.assistant.commands.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Database;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.testing.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OldTalkTest {

    private final Database database = new Database(TestPostgres.fresh().dataSource());
    private final OldTalk old = new OldTalk(database, new Settings(Map.of()));

    /// Seven menus, three drafts and words that were awaited, all touched so long ago.
    private void talk(String ago) {
        database.update("INSERT INTO users (id, name) VALUES (1, 'Ann') ON CONFLICT DO NOTHING");
        database.update("INSERT INTO chats (id, kind) VALUES (1, 'private') ON CONFLICT DO NOTHING");
        database.update("""
                INSERT INTO menus (card, chat_id, topic, user_id, updated_at)
                SELECT ? || n, 1, 'stand', 1, clock_timestamp() - ?::interval FROM generate_series(1, 7) n
                """, ago, ago);
        database.update("""
                INSERT INTO drafts (id, chat_id, user_id, kind, state, updated_at)
                SELECT gen_random_uuid(), 1, 1, 'stand', '{}', clock_timestamp() - ?::interval FROM generate_series(1, 3)
                """, ago);
        database.update("""
                INSERT INTO awaited_words (chat_id, user_id, line, expires_at)
                VALUES (1, 1, '/stand name', clock_timestamp() - ?::interval)
                    ON CONFLICT DO NOTHING
                """, ago);
    }

    private long count(String table) {
        return database.one("SELECT count(*) AS n FROM " + table, row -> row.big("n"))
                .orElseThrow();
    }

    @Test
    void goesInBitesUntilNothingOldIsLeft() {
        talk("31 days");

        assertThat(old.deleteSome(5)).isEqualTo(5);
        assertThat(old.deleteSome(5)).isEqualTo(2);
        assertThat(old.deleteSome(5)).isZero();
        assertThat(count("menus") + count("drafts") + count("awaited_words")).isZero();
    }

    @Test
    void menusStayLongerThanChoicesThatNobodyFinished() {
        talk("2 days");
        talk("1 hour");

        old.deleteSome(100);

        assertThat(count("menus")).isEqualTo(14);
        assertThat(count("drafts")).isEqualTo(3);
        assertThat(count("awaited_words")).isZero();
    }
}
