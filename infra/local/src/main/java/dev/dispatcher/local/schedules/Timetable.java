package dev.dispatcher.local.schedules;

import dev.dispatcher.local.template.ScheduleExpression;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a function is called next.
interface Timetable {

    Optional<Instant> next(Instant after);

    /// A rate counts from `start` on, which is its first moment; a calendar does not care.
    static Timetable of(ScheduleExpression expression, Instant start) {
        return switch (expression) {
            case ScheduleExpression.Rate(var interval) -> after -> Optional.of(rate(interval, start, after));
            case ScheduleExpression.Cron(var fields) -> new Cron(fields)::next;
        };
    }

    private static Instant rate(Duration interval, Instant start, Instant after) {
        if (after.isBefore(start)) return start;
        long passed = Duration.between(start, after).dividedBy(interval);
        return start.plus(interval.multipliedBy(passed + 1));
    }
}
