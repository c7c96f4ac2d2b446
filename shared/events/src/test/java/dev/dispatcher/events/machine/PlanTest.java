package dev.dispatcher.events.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.Scale;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the moves cost in buffers, which no busy machine can blur, when vacuum has been held back for long.
class PlanTest {

    private static final TestDatabase POSTGRES = TestPostgres.fresh();
    private static final World WORLD = new World(POSTGRES);
    private static final Pattern LOCKING_READ =
            Pattern.compile("v_mine := ARRAY\\((SELECT .*? SKIP LOCKED)\\);", Pattern.DOTALL);
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    @BeforeAll
    static void liveManyLivesWhileAnOldTransactionHoldsVacuumBack() throws SQLException {
        try (var old = connect()) {
            old.setAutoCommit(false);
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            old.createStatement().execute("SELECT count(*) FROM events");
            for (int lives = 0; lives < Scale.of(10_000, 40_000); lives += 500) {
                var ids = WORLD.insert(500);
                WORLD.hands.claim(ids, lives, false);
                WORLD.hands.complete(ids, lives);
            }
            theLockingReadTouchesAFewBuffersAnEvent();
            aWholeClaimTouchesFewBuffersAnEvent();
        }
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static void theLockingReadTouchesAFewBuffersAnEvent() throws SQLException {
        var machine = LOCKING_READ.matcher(Mutant.machine());
        assertThat(machine.find()).isTrue();
        try (var connection = connect()) {
            run(
                    connection,
                    "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_bitmapscan = off");
            run(connection, "PREPARE locking (uuid[]) AS " + machine.group(1).replace("p_ids", "$1"));

            assertThat(buffers(connection, "EXECUTE locking (" + array(WORLD.insert(1)) + ")"))
                    .isLessThanOrEqualTo(6);
            assertThat(buffers(connection, "EXECUTE locking (" + array(WORLD.insert(10)) + ")"))
                    .isLessThanOrEqualTo(60);
        }
    }

    private static void aWholeClaimTouchesFewBuffersAnEvent() throws SQLException {
        try (var connection = connect()) {
            for (int warm = 0; warm < 3; warm++) run(connection, claim(WORLD.insert(2)));

            assertThat(buffers(connection, claim(WORLD.insert(1)))).isLessThanOrEqualTo(60);
            assertThat(buffers(connection, claim(WORLD.insert(10)))).isLessThanOrEqualTo(600);
        }
    }

    @Test
    void aSweepOfFiveHundredTouchesFewBuffersARow() throws SQLException {
        var sweep = "SELECT count(*) FROM sweep_events(500, interval '30 seconds', interval '5 seconds')";
        try (var connection = connect()) {
            for (int warm = 0; warm < 2; warm++) {
                WORLD.passWake(WORLD.insert(500));
                run(connection, sweep);
            }
            WORLD.passWake(WORLD.insert(500));
            run(connection, "VACUUM events");

            assertThat(buffers(connection, sweep)).isLessThanOrEqualTo(500 * 40);
        }
    }

    @Test
    void aClaimStaysAHeapOnlyUpdate() throws SQLException {
        try (var connection = connect()) {
            run(connection, "VACUUM events");
            var ids = WORLD.insert(5);
            long before = heapOnly(connection);
            run(connection, claim(ids));
            assertThat(heapOnly(connection) - before).isGreaterThanOrEqualTo(4);
        }
    }

    private static long heapOnly(Connection connection) throws SQLException {
        run(connection, "SELECT pg_stat_force_next_flush()");
        try (var rows = connection
                .createStatement()
                .executeQuery("SELECT n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'events'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String claim(List<UUID> ids) {
        return "SELECT * FROM claim_events(" + array(ids) + ", 1, false, interval '1 hour')";
    }

    private static String array(List<UUID> ids) {
        return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",", "ARRAY[", "]::uuid[]"));
    }

    /// Of the whole statement: the first line that tells is the top of the plan.
    private static int buffers(Connection connection, String statement) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("EXPLAIN (ANALYZE, BUFFERS) " + statement)) {
            while (rows.next()) {
                var found = BUFFERS.matcher(rows.getString(1));
                if (found.find()) return number(found.group(1)) + number(found.group(2));
            }
        }
        throw new AssertionError("no buffers told: " + statement);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(POSTGRES.url(), "postgres", "");
    }
}
