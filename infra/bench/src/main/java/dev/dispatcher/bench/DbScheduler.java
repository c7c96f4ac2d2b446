package dev.dispatcher.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// The peer: schedules one-time tasks and executes them, four threads each, with a warm connection for everybody.
/// Its tasks carry no data, so it has a little less to write than we have.
final class DbScheduler implements Contender {

    /// As its own script has it, indexes included.
    static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS scheduled_tasks (
              task_name            text NOT NULL,
              task_instance        text NOT NULL,
              task_data            bytea,
              execution_time       timestamptz,
              picked               boolean NOT NULL,
              picked_by            text,
              last_success         timestamptz,
              last_failure         timestamptz,
              consecutive_failures int,
              last_heartbeat       timestamptz,
              version              bigint NOT NULL,
              priority             smallint,
              state                text,
              PRIMARY KEY (task_name, task_instance)
            );
            CREATE INDEX IF NOT EXISTS execution_time_idx ON scheduled_tasks (execution_time);
            CREATE INDEX IF NOT EXISTS last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
            CREATE INDEX IF NOT EXISTS priority_execution_time_idx
              ON scheduled_tasks (priority DESC, execution_time ASC);
            """;

    /// It fetches again as soon as its queue runs low; this is only for what it then does not find.
    private static final Duration POLLING = Duration.ofMillis(50);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;
    private final HikariDataSource connections;
    private final Crowd crowd;
    private final UnaryOperator<SchedulerBuilder> polling;

    private DbScheduler(
            String name, HikariDataSource connections, Crowd crowd, UnaryOperator<SchedulerBuilder> polling) {
        this.name = name;
        this.connections = connections;
        this.crowd = crowd;
        this.polling = polling;
    }

    static DbScheduler asItComes(HikariDataSource connections, Crowd crowd) {
        return new DbScheduler("db-scheduler, default", connections, crowd, UnaryOperator.identity());
    }

    /// Fetches up to `most` tasks a thread at once, and again when fewer than `least` are left.
    static DbScheduler lockAndFetch(double least, double most, HikariDataSource connections, Crowd crowd) {
        return new DbScheduler(
                "db-scheduler, lock-and-fetch (%s, %s)".formatted(least, most),
                connections,
                crowd,
                builder -> builder.pollUsingLockAndFetch(least, most));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration run(int events) {
        var left = new CountDownLatch(events);
        var task = Tasks.oneTime("bench").execute((_, _) -> left.countDown());
        var scheduler = scheduler(task);
        try {
            var scheduling = crowd.share(events, (_, tasks) -> {
                for (int i = 0; i < tasks; i++) {
                    scheduler.scheduleIfNotExists(
                            task.instance(UUID.randomUUID().toString()), Instant.EPOCH);
                }
            });
            long start = System.nanoTime();
            scheduler.start();
            if (!left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " left " + left.getCount() + " tasks");
            }
            return scheduling.plusNanos(System.nanoTime() - start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            scheduler.stop();
        }
    }

    private Scheduler scheduler(OneTimeTask<Void> task) {
        var builder = Scheduler.create(connections, task).threads(Crowd.THREADS).pollingInterval(POLLING);
        return polling.apply(builder).build();
    }
}
