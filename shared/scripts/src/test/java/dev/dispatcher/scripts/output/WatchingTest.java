package dev.dispatcher.scripts.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.database.Database;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.TestAgent;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Watchers hear of what is written within about a second, and cost nothing while nothing is.
class WatchingTest {

    private static final TestDatabase POSTGRES = TestPostgres.fresh();
    private static final HikariDataSource CONNECTIONS = (HikariDataSource) POSTGRES.dataSource();
    private static final Database DATABASE = new Database(CONNECTIONS);

    private final Watching watching = new Watching(new Output(new Chunks(DATABASE)));

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    private static TestAgent started(UUID process) {
        DATABASE.update(
                "INSERT INTO processes (id, script, status, wake_at) VALUES (?, '', 'starting', clock_timestamp())",
                process);
        var agent = new TestAgent(POSTGRES, process);
        agent.claim();
        return agent;
    }

    @Test
    void tenWatchersOfTwentyProcessesHearWithinASecond() throws Exception {
        var processes = new ArrayList<UUID>();
        var agents = new ArrayList<TestAgent>();
        for (int i = 0; i < 20; i++) {
            processes.add(UUID.randomUUID());
            agents.add(started(processes.get(i)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 3; round++) {
                long seq = round;
                var watchers = new ArrayList<Future<OutputPage>>();
                var heard = new long[10];
                for (int i = 0; i < 10; i++) {
                    int watcher = i;
                    watchers.add(threads.submit(() -> {
                        var page = watching.page(processes.get(watcher), seq, null, Watching.WAIT_MAX)
                                .orElseThrow();
                        heard[watcher] = System.nanoTime();
                        return page;
                    }));
                }
                Eventually.eventually("all wait", Duration.ofSeconds(10), () -> Watching.waiting() == 10);
                assertThat(CONNECTIONS.getHikariPoolMXBean().getActiveConnections())
                        .isLessThan(10);
                long written = System.nanoTime();
                for (var agent : agents) agent.append(1, "x".getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < 10; i++) {
                    assertThat(watchers.get(i).get().chunks()).hasSize(1);
                    assertThat(Duration.ofNanos(heard[i] - written)).isLessThan(Duration.ofSeconds(1));
                }
            }
        }
        agents.forEach(TestAgent::close);
    }

    @Test
    void answersAtOnceWhenTooManyWait() throws Exception {
        var process = UUID.randomUUID();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var agent = started(process)) {
            var watchers = new ArrayList<Future<OutputPage>>();
            for (int i = 0; i < Watching.WATCHERS_MAX; i++) {
                watchers.add(threads.submit(
                        () -> watching.page(process, 0, null, Watching.WAIT_MAX).orElseThrow()));
            }
            Eventually.eventually("all wait", Duration.ofSeconds(10), () -> Watching.waiting() == 10);

            long before = System.nanoTime();
            var page = watching.page(process, 0, null, Watching.WAIT_MAX).orElseThrow();

            assertThat(page.chunks()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            agent.finish("ended", 0, null);
            for (var watcher : watchers) assertThat(watcher.get().eof()).isTrue();
        }
    }

    @Test
    void stopsWaitingForWhatIsDeleted() throws Exception {
        var process = UUID.randomUUID();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var _ = started(process)) {
            var watcher = threads.submit(() -> watching.page(process, 0, null, Watching.WAIT_MAX));
            Eventually.eventually("it waits", Duration.ofSeconds(10), () -> Watching.waiting() == 1);
            DATABASE.list("SELECT delete_process(?, 'test')", _ -> process, process);

            assertThat(watcher.get()).isEmpty();
        }
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        var process = UUID.randomUUID();
        try (var _ = started(process)) {
            assertThat(watching.page(process, 0, null, Duration.ofMillis(300))
                            .orElseThrow()
                            .chunks())
                    .isEmpty();
        }
    }
}
