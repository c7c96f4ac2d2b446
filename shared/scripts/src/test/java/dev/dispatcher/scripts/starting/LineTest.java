package dev.dispatcher.scripts.starting;

import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The line before a number of places, when several ask at the same time.
class LineTest {

    private final TestDatabase postgres = TestPostgres.fresh();

    @Test
    void givesTheLastPlaceToOneOfTwo() throws SQLException, ExecutionException, InterruptedException {
        try (var first = owner();
                var second = owner();
                var threads = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < 2; i++) {
                ask(
                        first,
                        "INSERT INTO processes (id, script, wake_at) VALUES (gen_random_uuid(), '', now()) RETURNING id");
            }
            first.setAutoCommit(false);
            assertThat(take(first)).isNotNull();
            var other = threads.submit(() -> take(second));
            eventually("it is answered or waits", Duration.ofSeconds(20), () -> other.isDone() || somebodyWaits());
            first.commit();

            assertThat(other.get()).isNull();
        }
    }

    private static @Nullable String take(Connection connection) throws SQLException {
        return ask(connection, "SELECT take_process(NULL, 1)");
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(postgres.url(), "postgres", "");
    }

    private boolean somebodyWaits() {
        try (var connection = owner()) {
            return !"0".equals(ask(connection, """
                    SELECT count(*) FROM pg_stat_activity
                     WHERE datname = current_database() AND wait_event_type = 'Lock'
                    """));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static @Nullable String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
