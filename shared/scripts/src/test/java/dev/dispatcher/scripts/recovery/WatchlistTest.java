package dev.dispatcher.scripts.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.database.Database;
import dev.dispatcher.scripts.ProcessStatus;
import dev.dispatcher.scripts.recovery.Verdict.Settle;
import dev.dispatcher.testing.TestAgent;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Between a look and the decision time passes, in which an agent may speak.
class WatchlistTest {

    private static final Settle LOST = Settle.ended(ProcessStatus.LOST, "silent", null);

    private final TestDatabase postgres = TestPostgres.fresh();
    private final HikariDataSource connections = (HikariDataSource) postgres.dataSource();
    private final Database database = new Database(connections);
    private final Watchlist watchlist = new Watchlist(database);
    private final UUID process = UUID.randomUUID();

    @AfterEach
    void close() {
        connections.close();
    }

    @Test
    void settlesNothingThatHasSpokenSinceItWasLookedAt() {
        database.update(
                "INSERT INTO processes (id, script, status, wake_at) VALUES (?, '', 'starting', now())", process);
        try (var agent = new TestAgent(postgres, process)) {
            var beforeTheClaim = seen();
            agent.claim();
            assertThat(watchlist.settle(beforeTheClaim, LOST)).isFalse();

            var beforeTheBeat = seen();
            agent.beat();
            assertThat(watchlist.settle(beforeTheBeat, LOST)).isFalse();
            assertThat(seen().status()).isEqualTo(ProcessStatus.RUNNING);

            assertThat(watchlist.settle(seen(), LOST)).isTrue();
            assertThat(agent.beat()).isEqualTo("fenced");
        }
        assertThat(seen().status()).isEqualTo(ProcessStatus.LOST);
    }

    private Followed seen() {
        return watchlist.find(process).orElseThrow();
    }
}
