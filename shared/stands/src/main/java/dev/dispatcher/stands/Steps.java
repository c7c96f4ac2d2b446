package dev.dispatcher.stands;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The steps of a run, made of its jobs: as the product names them, then the stages it does not name.
final class Steps {

    private Steps() {}

    /// A step as it stands.
    record Step(
            int position,
            String name,
            List<String> stages,
            StepState state,
            int attempt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String error,
            @Nullable String logUrl) {}

    static List<Step> of(Held held) {
        var steps = new ArrayList<Step>();
        for (var plan : plans(held)) {
            var jobs = held.jobs.stream()
                    .filter(job -> plan.stages().contains(job.stage))
                    .toList();
            steps.add(step(held, steps.size() + 1, plan, jobs));
        }
        return steps;
    }

    /// Ids grow in the order of the definition, so the first job of a stage tells the order of stages.
    private static List<StepPlan> plans(Held held) {
        var plans = new ArrayList<StepPlan>();
        if (held.run.isUp()) plans.addAll(held.plan.steps());
        var stages = new LinkedHashSet<String>();
        held.jobs.stream().sorted(Comparator.comparingLong(job -> job.id)).forEach(job -> stages.add(job.stage));
        for (var stage : stages) {
            boolean isNamed = plans.stream().anyMatch(plan -> plan.stages().contains(stage));
            if (!isNamed) plans.add(new StepPlan(stage, List.of(stage)));
        }
        return plans;
    }

    /// The step a job belongs to.
    static String nameOf(Held held, HeldJob job) {
        return plans(held).stream()
                .filter(plan -> plan.stages().contains(job.stage))
                .map(StepPlan::name)
                .findFirst()
                .orElse(job.stage);
    }

    private static Step step(Held held, int position, StepPlan plan, List<HeldJob> jobs) {
        var state = state(held.run, jobs);
        var bad = jobs.stream().filter(HeldJob::isBad).findFirst();
        boolean isOver = state.compareTo(StepState.SUCCESS) >= 0;
        return new Step(
                position,
                plan.name(),
                plan.stages(),
                state,
                held.attemptsAt(plan.name()),
                times(jobs.stream().map(job -> job.startedAt))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                isOver
                        ? times(jobs.stream().map(job -> job.finishedAt))
                                .max(Comparator.naturalOrder())
                                .orElse(null)
                        : null,
                bad.map(job -> "%s: %s%s"
                                .formatted(
                                        job.name, job.word, job.failureReason == null ? "" : ", " + job.failureReason))
                        .orElse(null),
                bad.map(job -> job.webUrl)
                        .or(() -> jobs.stream()
                                .map(job -> job.webUrl)
                                .filter(Objects::nonNull)
                                .findFirst())
                        .orElse(null));
    }

    private static Stream<Instant> times(Stream<@Nullable Instant> times) {
        return times.filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private static StepState state(Run run, List<HeldJob> jobs) {
        var required = jobs.stream().filter(job -> job.required).toList();
        var counted = required.isEmpty() ? jobs : required;
        if (counted.isEmpty()) return run.isOver() ? StepState.SKIPPED : StepState.PENDING;
        if (has(counted, JobState.FAILED) && !required.isEmpty()) return StepState.FAILED;
        if (has(counted, JobState.CANCELED)) return StepState.CANCELED;
        if (counted.stream().allMatch(job -> job.state == JobState.SUCCESS)) return StepState.SUCCESS;
        if (run.state == RunState.FAILED && run.isToBeCanceled()) return StepState.TIMED_OUT;
        if (has(counted, JobState.ACTIVE) || has(counted, JobState.SUCCESS)) return StepState.RUNNING;
        if (has(counted, JobState.SKIPPED)) return StepState.SKIPPED;
        return has(counted, JobState.MANUAL) ? StepState.READY : StepState.PENDING;
    }

    private static boolean has(List<HeldJob> jobs, JobState state) {
        return jobs.stream().anyMatch(job -> job.state == state);
    }
}
