package dev.dispatcher.scriptrunner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestPostgres;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// What output costs the database's log, which is one for all databases: nobody else may write meanwhile.
@Isolated
class LogCostTest {

    private final Runs runs = new Runs(TestPostgres.fresh());

    /// Chunks of a kilobyte, as the older service wrote them, with a real log on the way.
    @Test
    void isAtMostThreeTimesItsSize() {
        var process = runs.starting("none");
        var random = new Random(1);
        try (var agent = new Caller(runs, 1)) {
            agent.claim(process);
            runs.run("CHECKPOINT");
            var before = runs.text("SELECT pg_current_wal_insert_lsn()");
            var body = new byte[1024];
            for (int seq = 0; seq < 4096; seq++) {
                random.nextBytes(body);
                agent.append(process, seq, 1, 1024L * seq, body);
            }
            long log = runs.number("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), ?::pg_lsn)::bigint", before);

            assertThat(log).isBetween(4L << 20, 12L << 20);
        }
    }
}
