package dev.dispatcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private static final TestDatabase POSTGRES = TestPostgres.fresh();
    private static final Database DATABASE = new Database(POSTGRES.dataSource());

    @Test
    void carriesOurValuesThereAndBack() {
        var id = UUID.randomUUID();
        var time = Instant.parse("2026-03-29T00:59:59.123456Z");

        var there = DATABASE.one(
                """
                SELECT ?::uuid AS id, ?::timestamptz AS time, ?::interval = interval '90 seconds' AS right_length,
                       cardinality(?::uuid[]) AS ids
                """,
                row -> List.of(row.uuid("id"), row.time("time"), row.flag("right_length"), row.number("ids")),
                id,
                time,
                Duration.ofSeconds(90),
                List.of(id, id));

        assertThat(there).contains(List.of(id, time, true, 2));
    }

    @Test
    void undoesAllOfATransactionThatFails() {
        var token = UUID.randomUUID();

        assertThatThrownBy(() -> DATABASE.inTransaction(() -> {
                    keep(token, "first");
                    keep(token, "second");
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");

        assertThat(kept(token)).isZero();
    }

    @Test
    void joinsATransactionThatIsOpen() {
        var token = UUID.randomUUID();

        assertThatThrownBy(() -> DATABASE.inTransaction(() -> {
                    DATABASE.inTransaction(() -> keep(token, "inner"));
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");

        assertThat(kept(token)).isZero();
    }

    @Test
    void undoesARehearsalAndWhatWasToFollowIt() {
        var token = UUID.randomUUID();

        DATABASE.rehearse(() -> {
            DATABASE.inTransaction(() -> {
                DATABASE.afterCommit(() -> keep(token, "after"));
                return keep(token, "inside");
            });
            keep(token, "beside");
            assertThat(kept(token)).isEqualTo(2);
        });

        assertThat(kept(token)).isZero();
        keep(token, "later");
        assertThat(kept(token)).isEqualTo(1);
    }

    @Test
    void runsWhatComesAfterACommitOnlyAfterACommit() {
        var said = new java.util.ArrayList<String>();

        DATABASE.inTransaction(() -> {
            DATABASE.afterCommit(() -> said.add("after"));
            return said.add("inside");
        });
        assertThatThrownBy(() -> DATABASE.inTransaction(() -> {
                    DATABASE.afterCommit(() -> said.add("never"));
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");
        DATABASE.afterCommit(() -> said.add("at once"));

        assertThat(said).containsExactly("inside", "after", "at once");
    }

    @Test
    void tellsWhatTheServerCannotStoreFromWhatIsBroken() {
        assertThatThrownBy(() -> DATABASE.one("SELECT ?::jsonb AS it", row -> row.text("it"), "1e200000"))
                .isInstanceOf(SqlFailure.Unstorable.class);
        assertThatThrownBy(() -> DATABASE.update("DELETE FROM nowhere")).isInstanceOf(SqlFailure.Broken.class);
    }

    @Test
    void saysThatItCannotBeReachedWhenItsConnectionDies() {
        assertThatThrownBy(() -> DATABASE.inTransaction(
                        () -> DATABASE.list("SELECT pg_terminate_backend(pg_backend_pid())", row -> true)))
                .isInstanceOf(SqlFailure.Unreachable.class);
        assertThat(DATABASE.one("SELECT 1 AS one", row -> row.number("one"))).contains(1);
    }

    private static int keep(UUID token, String key) {
        return DATABASE.update(
                "INSERT INTO idempotency_keys (token_id, route, key, request_hash) VALUES (?, 'test', ?, '')",
                token,
                key);
    }

    private static int kept(UUID token) {
        return DATABASE.list("SELECT 1 AS one FROM idempotency_keys WHERE token_id = ?", row -> 1, token)
                .size();
    }
}
