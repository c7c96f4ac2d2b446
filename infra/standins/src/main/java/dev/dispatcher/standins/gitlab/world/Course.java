package dev.dispatcher.standins.gitlab.world;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The words a job says on its way and the one it ends with.
///
/// @param endings by attempt, the last one for ever
/// @param logLinesMax after so many lines its log stops growing
/// @param cancelsIn how long it is `canceling` when it is canceled on its runner
public record Course(
        List<Phase> phases, List<String> endings, String failureReason, int logLinesMax, Duration cancelsIn) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    public Course {
        phases = List.copyOf(phases);
        endings = List.copyOf(endings);
        if (endings.isEmpty()) throw new IllegalArgumentException("a job that never ends");
    }

    /// Pending for a second, running for so long, successful.
    static Course running(Duration time) {
        var phases = List.of(new Phase("pending", SECOND), new Phase("running", time));
        return new Course(phases, List.of("success"), "script_failure", Integer.MAX_VALUE, SECOND);
    }

    Course along(Phase... words) {
        return new Course(Arrays.asList(words), endings, failureReason, logLinesMax, cancelsIn);
    }

    Course ending(String... words) {
        return new Course(phases, Arrays.asList(words), failureReason, logLinesMax, cancelsIn);
    }

    Course failingFirst(int times) {
        var words = Stream.concat(Stream.generate(() -> "failed").limit(times), Stream.of("success"));
        return ending(words.toArray(String[]::new));
    }

    Course failingBecause(String reason) {
        return new Course(phases, endings, reason, logLinesMax, cancelsIn);
    }

    Course logging(int lines) {
        return new Course(phases, endings, failureReason, lines, cancelsIn);
    }

    Course cancelingIn(Duration time) {
        return new Course(phases, endings, failureReason, logLinesMax, time);
    }

    String ending(int attempt) {
        return endings.get(Math.min(attempt, endings.size()) - 1);
    }
}
