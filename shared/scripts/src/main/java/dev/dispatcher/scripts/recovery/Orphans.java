package dev.dispatcher.scripts.recovery;

import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.scripts.starting.TaskRunner;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tasks of ours that run for no process that lives. Nobody waits for what they do, and somebody pays for it.
@Singleton
final class Orphans {

    private static final Logger log = LoggerFactory.getLogger(Orphans.class);

    /// An agent that has reported the end is on its way out.
    private static final Duration MOMENT = Duration.ofMinutes(5);

    private final Watchlist watchlist;
    private final TaskRunner runner;
    private final Clock clock;

    Orphans(Watchlist watchlist, TaskRunner runner, Clock clock) {
        this.watchlist = watchlist;
        this.runner = runner;
        this.clock = clock;
    }

    /// In the first minute of every hour: listing tasks costs calls, and an orphan is rare.
    void stopHourly() {
        if (clock.instant().atOffset(ZoneOffset.UTC).getMinute() == 0) stop();
    }

    void stop() {
        try {
            var tasks = runner.running();
            var ours = tasks.stream()
                    .map(task -> task.process())
                    .filter(Objects::nonNull)
                    .toList();
            var alive = watchlist.alive(ours, MOMENT);
            for (var task : tasks) {
                if (task.process() != null && alive.contains(task.process())) continue;
                log.warn("task {} runs for no process", task.id());
                runner.stop(task.id(), "no process needs this task");
            }
        } catch (RemoteFailure failure) {
            log.warn("tasks could not be looked through", failure);
        }
    }
}
