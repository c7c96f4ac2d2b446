package dev.dispatcher.local.schedules;

import dev.dispatcher.local.CannotStart;
import dev.dispatcher.local.lambda.FunctionPool;
import dev.dispatcher.local.lambda.Functions;
import dev.dispatcher.local.template.FunctionSpec;
import dev.dispatcher.local.template.FunctionSpec.Schedule;
import dev.dispatcher.local.template.ScheduleExpression;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Calls functions when the template says. One that still runs is not called again meanwhile.
public final class Schedules implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CountDownLatch end = new CountDownLatch(1);
    private final Clock clock;

    /// A rate begins at once, as it does when a stack is deployed.
    public Schedules(List<FunctionSpec> specs, Functions functions, Clock clock) {
        this.clock = clock;
        for (var spec : specs) {
            for (var schedule : spec.schedules()) start(schedule, functions.pool(spec.name()));
        }
    }

    private void start(Schedule schedule, FunctionPool function) {
        var expression = ScheduleExpression.parse(schedule.expression())
                .orElseThrow(() -> new CannotStart("%s of the template has the schedule %s, which makes no sense."
                        .formatted(function.function().logicalId(), schedule.expression())));
        var start = clock.instant();
        var timetable = Timetable.of(expression, start);
        Thread.ofVirtual()
                .name("schedule-" + function.function().name())
                .start(() -> follow(timetable, start, schedule, function));
    }

    private void follow(Timetable timetable, Instant start, Schedule schedule, FunctionPool function) {
        try {
            var due = timetable.next(start.minusNanos(1));
            while (due.isPresent() && !endsBefore(due.get())) {
                function.invoke(input(schedule, function, due.get()), PATIENCE);
                // Never before what was due: a clock that is a moment behind would have it fire twice.
                var now = clock.instant();
                due = timetable.next(now.isBefore(due.get()) ? due.get() : now);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean endsBefore(Instant due) throws InterruptedException {
        return end.await(Duration.between(clock.instant(), due).toNanos(), TimeUnit.NANOSECONDS);
    }

    /// The scheduler fills in these words, and no others.
    private static String input(Schedule schedule, FunctionPool function, Instant due) {
        return schedule.input()
                .replace(
                        "<aws.scheduler.schedule-arn>",
                        "arn:aws:scheduler:local:schedule/"
                                + function.function().name())
                .replace("<aws.scheduler.scheduled-time>", due.toString())
                .replace("<aws.scheduler.execution-id>", UUID.randomUUID().toString())
                .replace("<aws.scheduler.attempt-number>", "1");
    }

    /// Calls nobody any more. What runs is the business of its pool.
    @Override
    public void close() {
        end.countDown();
    }
}
