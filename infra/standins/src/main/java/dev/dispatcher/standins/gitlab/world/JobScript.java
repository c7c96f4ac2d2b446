package dev.dispatcher.standins.gitlab.world;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One job of a pipeline's definition: when it starts, how it goes, what it deploys.
///
/// @param needs empty when it waits for all earlier stages
public record JobScript(
        String stage,
        String name,
        When when,
        boolean allowsFailure,
        List<String> needs,
        Course course,
        @Nullable Deploys deploys) {

    private static final Duration USUAL = Duration.ofSeconds(10);

    public JobScript {
        needs = List.copyOf(needs);
    }

    /// Pending for a second, running for ten, successful.
    public static JobScript of(String stage, String name) {
        return new JobScript(stage, name, When.ON_SUCCESS, false, List.of(), Course.running(USUAL), null);
    }

    public JobScript takes(Duration running) {
        return goes(new Phase("pending", Duration.ofSeconds(1)), new Phase("running", running));
    }

    /// These words in this order, instead of pending and running. None at all is a job that ends as it starts.
    public JobScript goes(Phase... words) {
        return with(course.along(words));
    }

    /// Says `word` and nothing else until somebody cancels it.
    public JobScript stuckIn(String word) {
        return goes(new Phase(word, Phase.FOREVER));
    }

    /// Ends with these words, one for each attempt and the last for all further ones.
    public JobScript ends(String... words) {
        return with(course.ending(words));
    }

    public JobScript fails() {
        return ends("failed");
    }

    /// Fails so many times, then succeeds.
    public JobScript failsFirst(int times) {
        return with(course.failingFirst(times));
    }

    public JobScript failsBecause(String reason) {
        return with(course.failingBecause(reason));
    }

    public JobScript logStopsAfter(int lines) {
        return with(course.logging(lines));
    }

    /// How long it is `canceling` when it is canceled on its runner.
    public JobScript cancelsIn(Duration time) {
        return with(course.cancelingIn(time));
    }

    /// Blocks what comes after it until somebody plays it. With `allowingFailure()` it blocks nothing.
    public JobScript manual() {
        return when(When.MANUAL);
    }

    public JobScript when(When other) {
        return new JobScript(stage, name, other, allowsFailure, needs, course, deploys);
    }

    public JobScript allowingFailure() {
        return new JobScript(stage, name, when, true, needs, course, deploys);
    }

    public JobScript needing(String... jobs) {
        return new JobScript(stage, name, when, allowsFailure, Arrays.asList(jobs), course, deploys);
    }

    /// Its success brings the environment up. `stopJob` of the same pipeline takes it down; empty when nothing does.
    public JobScript deploying(String environment, String stopJob) {
        return touching(new Deploys(environment, Deploys.Action.START, stopJob));
    }

    /// Its success takes the environment down.
    public JobScript stopping(String environment) {
        return touching(new Deploys(environment, Deploys.Action.STOP, ""));
    }

    private JobScript touching(Deploys what) {
        return new JobScript(stage, name, when, allowsFailure, needs, course, what);
    }

    private JobScript with(Course other) {
        return new JobScript(stage, name, when, allowsFailure, needs, other, deploys);
    }
}
