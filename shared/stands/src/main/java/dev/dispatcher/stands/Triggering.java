package dev.dispatcher.stands;

import dev.dispatcher.stands.gitlab.GitLabFailure.Refused;
import dev.dispatcher.stands.gitlab.GitLabFailure.Unanswered;
import dev.dispatcher.stands.gitlab.Pipeline;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gets the one pipeline of a run. The intent is on record before GitLab is asked, and the pipeline carries its name:
/// after a lost answer it is looked for, and asked for again only after two looks in vain, a minute apart.
@Singleton
final class Triggering {

    static final String UID = "STAND_RUN_UID";
    static final String STEP = "trigger";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(60);
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(10);

    private final Claims claims;

    Triggering(Claims claims) {
        this.claims = claims;
    }

    Next turn(WakeUp wakeUp) {
        return wakeUp.run().intendedAt == null ? trigger(wakeUp) : look(wakeUp);
    }

    private Next trigger(WakeUp wakeUp) {
        var run = wakeUp.run();
        if (run.isToBeCanceled()) return given(wakeUp);
        if (Ends.isOverTime(wakeUp)) {
            run.cancelCause = Cause.TIMEOUT;
            return given(wakeUp);
        }
        claims.intend(wakeUp.lease(), run, wakeUp.now());
        try {
            wakeUp.change(gitLab -> accept(wakeUp, gitLab.trigger(wakeUp.project(), run.ref, variables(wakeUp))));
        } catch (Refused no) {
            run.intendedAt = null;
            throw no;
        }
        return new Next.At(wakeUp.now());
    }

    private static Map<String, String> variables(WakeUp wakeUp) {
        var variables = new LinkedHashMap<String, String>();
        if (!wakeUp.run().isUp()) {
            variables.putAll(wakeUp.plan().variables());
            variables.putAll(wakeUp.plan().teardown().variables());
        }
        variables.put("STAND_NAME", wakeUp.held().name);
        variables.put(UID, wakeUp.run().uid);
        return variables;
    }

    private static void accept(WakeUp wakeUp, Pipeline pipeline) {
        var held = wakeUp.held();
        held.run.enter(RunState.RUNNING);
        held.run.pipelineId = pipeline.id();
        held.run.pipelineStatus = pipeline.status();
        held.run.sha = pipeline.sha();
        held.run.webUrl = pipeline.webUrl();
        if (!held.run.isUp()) return;
        held.builtSha = pipeline.sha();
        held.observed = Observed.PARTIAL;
    }

    private Next look(WakeUp wakeUp) {
        var run = wakeUp.run();
        if (run.lookedAt != null && !wakeUp.hasPassed(run.lookedAt, BETWEEN_LOOKS)) {
            return new Next.At(run.lookedAt.plus(BETWEEN_LOOKS));
        }
        if (!wakeUp.hand().isFresh()) return new Next.At(wakeUp.now());
        List<Pipeline> strangers;
        Optional<Pipeline> ours;
        try {
            strangers = strangers(wakeUp);
            ours = ours(wakeUp, strangers);
        } catch (Refused no) {
            return unseen(wakeUp, no);
        }
        if (ours.isPresent()) {
            accept(wakeUp, ours.get());
            return new Next.At(wakeUp.now());
        }
        if (wakeUp.hand().canRead() || strangers.isEmpty()) return vain(wakeUp);
        // More pipelines than one look can open: the next look begins elsewhere.
        run.tries++;
        return Next.in(BETWEEN_LOOKS, wakeUp.now());
    }

    /// A look that is refused says nothing of what there is. So nothing new is begun, as long as the run may take.
    private static Next unseen(WakeUp wakeUp, Refused no) {
        if (!Ends.isOverTime(wakeUp)) throw new Unanswered(String.valueOf(no.getMessage()), null, no);
        var why = new Sentence(
                "Whether GitLab has made a pipeline cannot be told: %s".formatted(no.getMessage()),
                "Неизвестно, создал ли GitLab пайплайн: %s".formatted(no.getMessage()));
        return wakeUp.run().isUp() ? Ends.lost(wakeUp, why) : TearingDown.failedTry(wakeUp, why);
    }

    private List<Pipeline> strangers(WakeUp wakeUp) {
        var run = wakeUp.run();
        var since = run.createdAt.minus(CLOCKS_MAY_DIFFER);
        var found = wakeUp.read(gitLab -> gitLab.triggered(wakeUp.project(), run.ref, since));
        var known = claims.known(found.stream().map(Pipeline::id).toList());
        return found.stream().filter(pipeline -> !known.contains(pipeline.id())).toList();
    }

    private static Optional<Pipeline> ours(WakeUp wakeUp, List<Pipeline> strangers) {
        for (int i = 0; i < strangers.size() && wakeUp.hand().canRead(); i++) {
            var pipeline = strangers.get((i + 4 * wakeUp.run().tries) % strangers.size());
            var variables = wakeUp.read(gitLab -> gitLab.pipelineVariables(wakeUp.project(), pipeline.id()));
            if (wakeUp.run().uid.equals(variables.get(UID))) return Optional.of(pipeline);
        }
        return Optional.empty();
    }

    private static Next vain(WakeUp wakeUp) {
        var held = wakeUp.held();
        var run = held.run;
        run.looks++;
        run.lookedAt = wakeUp.now();
        if (run.looks < 2) return Next.in(BETWEEN_LOOKS, wakeUp.now());
        run.intendedAt = null;
        run.looks = 0;
        run.lookedAt = null;
        if (run.isToBeCanceled()) return given(wakeUp);
        if (!held.mayRecover(STEP)) {
            run.cancelCause = Cause.NO_PIPELINE;
            return given(wakeUp);
        }
        held.attempt(STEP, "GitLab did not answer, and there is no pipeline of this run", true, wakeUp.now());
        return new Next.At(wakeUp.now());
    }

    /// There is no pipeline and there will be none.
    private static Next given(WakeUp wakeUp) {
        if (wakeUp.run().isUp()) return Ends.canceled(wakeUp);
        return TearingDown.failedTry(
                wakeUp,
                new Sentence(
                        "GitLab has made no pipeline for the teardown.",
                        "GitLab не создал пайплайн, который уберёт стенд."));
    }
}
