package dev.dispatcher.scripts.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.database.Database;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How long it is remembered what scripts wrote, and that they ran.
class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final TestDatabase postgres = TestPostgres.fresh();
    private final HikariDataSource connections = (HikariDataSource) postgres.dataSource();
    private final Database database = new Database(connections);
    private final SettableClock clock = new SettableClock(NOW);

    @AfterEach
    void close() {
        connections.close();
    }

    @Test
    void forgetsOutputAWeekAfterTheEndAndNothingOfWhatRuns() {
        ended("eight days ago", "8 days", null);
        ended("six days ago", "6 days", null);
        write("eight days ago", 3);
        write("six days ago", 1);
        run("for ten days");
        write("for ten days", 1);
        var old = new OldOutput(database, new Settings(Map.of()), clock);

        assertThat(old.deleteSome(2)).isEqualTo(2);
        assertThat(old.deleteSome(10)).isEqualTo(1);
        assertThat(old.deleteSome(10)).isZero();

        assertThat(names("SELECT DISTINCT p.reason FROM process_chunks c JOIN processes p ON p.id = c.process_id"))
                .containsExactlyInAnyOrder("six days ago", "for ten days");
        assertThat(names("SELECT reason FROM processes")).hasSize(3);
    }

    @Test
    void forgetsAProcessAMonthAfterItsEndAndOneThatWasDeletedAMonthAfterThat() {
        ended("long ago", "31 days", null);
        write("long ago", 1);
        ended("lately", "29 days", null);
        ended("deleted lately", "31 days", "1 day");
        run("for ten days");
        var old = new OldProcesses(database, new Settings(Map.of()), clock);

        assertThat(old.deleteSome(10)).isEqualTo(1);
        assertThat(old.deleteSome(10)).isZero();

        assertThat(names("SELECT reason FROM processes"))
                .containsExactlyInAnyOrder("lately", "deleted lately", "for ten days");
        assertThat(names("SELECT seq::text AS reason FROM process_chunks")).isEmpty();
    }

    @Test
    void keepsBothForAsLongAsItIsTold() {
        ended("an hour and a half ago", "90 minutes", null);
        write("an hour and a half ago", 1);

        assertThat(new OldOutput(database, new Settings(Map.of("SCRIPT_OUTPUT_RETENTION", "2h")), clock).deleteSome(10))
                .isZero();
        assertThat(new OldOutput(database, new Settings(Map.of("SCRIPT_OUTPUT_RETENTION", "1h")), clock).deleteSome(10))
                .isEqualTo(1);
        assertThat(new OldProcesses(database, new Settings(Map.of("SCRIPT_PROCESS_RETENTION", "2h")), clock)
                        .deleteSome(10))
                .isZero();
        assertThat(new OldProcesses(database, new Settings(Map.of("SCRIPT_PROCESS_RETENTION", "1h")), clock)
                        .deleteSome(10))
                .isEqualTo(1);
    }

    private void ended(String name, String ago, @Nullable String deletedAgo) {
        database.update("""
                INSERT INTO processes (id, script, status, reason, finished_at, deleted_at)
                VALUES (gen_random_uuid(), '', 'finished', ?, ?::timestamptz - ?::interval, ?::timestamptz - ?::interval)
                """, name, NOW, ago, NOW, deletedAgo);
    }

    private void run(String name) {
        database.update("""
                INSERT INTO processes (id, script, status, secret_sha256, reason, started_at, wake_at)
                VALUES (gen_random_uuid(), '', 'running', '', ?, ?::timestamptz - interval '10 days', now())
                """, name, NOW);
    }

    /// As the owner: `app` may not write what only agents write.
    private void write(String name, int chunks) {
        try (var connection = DriverManager.getConnection(postgres.url(), "postgres", "");
                var insertion = connection.prepareStatement("""
                        INSERT INTO process_chunks (process_id, seq, position, at, stream, body)
                        SELECT id, seq, seq, now(), 1, 'x' FROM processes, generate_series(0, ? - 1) AS seq WHERE reason = ?
                        """)) {
            insertion.setInt(1, chunks);
            insertion.setString(2, name);
            insertion.execute();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private List<String> names(String sql) {
        return database.list(sql, row -> row.text("reason"));
    }
}
