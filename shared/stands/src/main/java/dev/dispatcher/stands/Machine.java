package dev.dispatcher.stands;

import dev.dispatcher.stands.gitlab.GitLabFailure.Refused;
import jakarta.inject.Singleton;
import java.time.Duration;

/// The states of a run, and who takes it from each of them.
@Singleton
final class Machine {

    private static final Duration IN_LINE = Duration.ofSeconds(30);

    private final Claims claims;
    private final Preparing preparing;
    private final Triggering triggering;
    private final Following following;
    private final Proving proving;
    private final TearingDown tearingDown;
    private final Resting resting;
    private final StandsConfig config;

    Machine(
            Claims claims,
            Preparing preparing,
            Triggering triggering,
            Following following,
            Proving proving,
            TearingDown tearingDown,
            Resting resting,
            StandsConfig config) {
        this.claims = claims;
        this.preparing = preparing;
        this.triggering = triggering;
        this.following = following;
        this.proving = proving;
        this.tearingDown = tearingDown;
        this.resting = resting;
        this.config = config;
    }

    Next turn(WakeUp wakeUp) {
        var run = wakeUp.run();
        return switch (run.state) {
            case QUEUED -> queued(wakeUp);
            case PREPARING -> run.isUp() ? up(wakeUp) : tearingDown.prepare(wakeUp);
            case TRIGGERING -> triggering.turn(wakeUp);
            case RUNNING -> following.turn(wakeUp);
            case PROVING -> run.isUp() ? proving.turn(wakeUp) : tearingDown.prove(wakeUp);
            case SUCCESS, FAILED, CANCELED, LOST -> resting.turn(wakeUp);
        };
    }

    private Next queued(WakeUp wakeUp) {
        var run = wakeUp.run();
        if (!run.isUp()) return tearingDown.start(wakeUp);
        if (run.isToBeCanceled()) return Ends.canceled(wakeUp);
        if (!claims.takeSlot(run, wakeUp.now())) return Next.in(IN_LINE, wakeUp.now());
        run.enter(RunState.PREPARING);
        run.startedAt = wakeUp.now();
        return Next.again();
    }

    /// A run that is tried again has its pipeline already.
    private Next up(WakeUp wakeUp) {
        if (wakeUp.run().pipelineId == null) return preparing.turn(wakeUp);
        wakeUp.run().enter(RunState.RUNNING);
        return Next.again();
    }

    /// A clear no ends what was only being prepared. A pipeline that is there is not given up because of one.
    Next refused(WakeUp wakeUp, Refused no) {
        var run = wakeUp.run();
        var words = String.valueOf(no.getMessage());
        return switch (run.state) {
            case PREPARING, TRIGGERING, PROVING ->
                run.isUp() ? preparedInVain(wakeUp, words) : TearingDown.failedTry(wakeUp, Sentence.refusal(words));
            case RUNNING -> {
                if (run.unansweredSince == null) run.unansweredSince = wakeUp.now();
                run.unanswered = words;
                yield Next.in(config.poll(), wakeUp.now());
            }
            case QUEUED, SUCCESS, FAILED, CANCELED, LOST -> Next.in(config.poll(), wakeUp.now());
        };
    }

    /// Somebody else may have made it between our look and our wish: then the next look finds it.
    private Next preparedInVain(WakeUp wakeUp, String words) {
        var run = wakeUp.run();
        boolean isThereAlready = words.contains("already") && run.tries == 0;
        if (!isThereAlready) return Ends.failed(wakeUp, Sentence.refusal(words));
        run.tries++;
        return Next.in(config.poll(), wakeUp.now());
    }
}
