package dev.dispatcher.stands;

import dev.dispatcher.stands.gitlab.Pipeline;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Ends a pipeline because somebody wants it, or because its time is up: asks GitLab up to five times, a minute apart,
/// and waits until it is over.
@Singleton
final class Canceling {

    static final int ASKED_MAX = 5;

    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final StandsConfig config;

    Canceling(StandsConfig config) {
        this.config = config;
    }

    Next turn(WakeUp wakeUp, Pipeline pipeline) {
        var run = wakeUp.run();
        boolean isIdle = wakeUp.held().jobs.stream().noneMatch(job -> job.state == JobState.ACTIVE);
        if (pipeline.isOver() || (isIdle && run.cancels > 0)) return over(wakeUp);
        if (run.canceledAt != null && !wakeUp.hasPassed(run.canceledAt, BETWEEN)) {
            return Next.in(config.poll(), wakeUp.now());
        }
        if (run.cancels == ASKED_MAX) {
            var why = new Sentence(
                    "GitLab does not cancel pipeline %d.".formatted(pipeline.id()),
                    "GitLab не отменяет пайплайн %d.".formatted(pipeline.id()));
            return run.isUp() ? Ends.lost(wakeUp, why) : TearingDown.failedTry(wakeUp, why);
        }
        wakeUp.change(gitLab -> gitLab.cancelPipeline(wakeUp.project(), pipeline.id()));
        run.cancels++;
        run.canceledAt = wakeUp.now();
        return Next.in(Duration.ofSeconds(2), wakeUp.now());
    }

    private static Next over(WakeUp wakeUp) {
        return wakeUp.run().isUp() ? Ends.canceled(wakeUp) : TearingDown.late(wakeUp);
    }
}
