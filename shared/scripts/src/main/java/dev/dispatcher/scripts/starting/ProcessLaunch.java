package dev.dispatcher.scripts.starting;

import dev.dispatcher.scripts.starting.TaskRunner.NoCapacity;
import dev.dispatcher.scripts.starting.TaskRunner.Refused;
import dev.dispatcher.scripts.starting.TaskRunner.Started;
import dev.dispatcher.scripts.starting.TaskRunner.Unanswered;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the next process out of the line and asks for its task. The row says "starting" before anybody is asked and
/// names the task after; whoever dies in between is made good for by asking again under the same key.
@Singleton
public final class ProcessLaunch {

    private static final Logger log = LoggerFactory.getLogger(ProcessLaunch.class);

    private final Starts starts;
    private final TaskRunner runner;

    public ProcessLaunch(Starts starts, TaskRunner runner) {
        this.starts = starts;
        this.runner = runner;
    }

    public void launch(@Nullable UUID hint) {
        starts.take(hint).ifPresent(this::ask);
    }

    private void ask(UUID process) {
        var answer = runner.start(process);
        log.info("process {}: {}", process, answer);
        switch (answer) {
            case Started(var task) -> starts.started(process, task);
            case NoCapacity(var reason) -> starts.giveBack(process, reason);
            case Refused(var reason) -> starts.refused(process, reason);
            case Unanswered(var reason) -> starts.unanswered(process, reason);
        }
    }
}
