package dev.dispatcher.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Database;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What fetching costs in buffers, which no busy machine can blur: a lease must not walk over what was told long ago.
class QueueCostTest {

    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");
    private static final int FEW = 60;

    private final TestDatabase postgres = TestPostgres.fresh();
    private final Database owner = new Database(postgres.asOwner());
    private final Desk desk = Desk.on(postgres.dataSource());

    @Test
    void costsLittleInATableThatWasNeverAnalysed() {
        owner.update("ALTER TABLE news SET (autovacuum_enabled = false)");
        insert("sent", 30_000);
        desk.write("news");

        assertThat(buffers(UUID.randomUUID())).isLessThan(FEW);
    }

    @Test
    void costsLittleInATableThatIsKnown() {
        insert("sent", 30_000);
        insert("waiting", 1_000);
        owner.update("ANALYZE news");

        var token = UUID.randomUUID();
        assertThat(buffers(token)).isLessThan(FEW);
        assertThat(buffers(token)).as("its own again").isLessThan(FEW);
    }

    private void insert(String state, int rows) {
        owner.update("""
                INSERT INTO news (id, key, user_id, channel, kind, platform, text, state, sent_at)
                SELECT (lpad(to_hex(n), 12, '0') || '70008000' || lpad(?, 12, '0'))::uuid, ? || n, ?, 'pull', 'k', 'gitlab', 'x', ?,
                       CASE WHEN ? = 'sent' THEN clock_timestamp() END
                  FROM generate_series(1, ?) AS n
                """, state.equals("sent") ? "1" : "2", state, Desk.READER, state, state, rows);
    }

    private int buffers(UUID token) {
        desk.next(UUID.randomUUID()); // so that this connection has planned it
        var plan = desk.database()
                .list(
                        "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) SELECT * FROM lease_news('%s', interval '1 minute')"
                                .formatted(token),
                        row -> row.text("QUERY PLAN"));
        var found = BUFFERS.matcher(String.join("\n", plan));
        assertThat(found.find()).as(plan.toString()).isTrue();
        return number(found.group(1)) + number(found.group(2));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
