package dev.dispatcher.local.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.local.template.ScheduleExpression;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron(0 3 * * ? *)         | 2026-03-01T02:59:59Z | 2026-03-01T03:00:00Z",
                "cron(0 3 * * ? *)         | 2026-03-01T03:00:00Z | 2026-03-02T03:00:00Z",
                "cron(*/15 * * * ? *)      | 2026-03-01T02:46:00Z | 2026-03-01T03:00:00Z",
                "cron(5/20 * * * ? *)      | 2026-03-01T02:46:00Z | 2026-03-01T03:05:00Z",
                "cron(0 8-10 ? * MON-FRI *)| 2026-02-27T10:00:00Z | 2026-03-02T08:00:00Z",
                "cron(0 0 L * ? *)         | 2026-02-01T00:00:00Z | 2026-02-28T00:00:00Z",
                "cron(0 0 29 2 ? *)        | 2026-01-01T00:00:00Z | 2028-02-29T00:00:00Z",
                "cron(0 0 15W * ? *)       | 2026-02-01T00:00:00Z | 2026-02-16T00:00:00Z",
                "cron(0 0 1W * ? *)        | 2026-07-31T00:00:00Z | 2026-08-03T00:00:00Z",
                "cron(0 0 LW * ? *)        | 2026-02-01T00:00:00Z | 2026-02-27T00:00:00Z",
                "cron(0 0 ? * 2#1 *)       | 2026-03-02T00:00:00Z | 2026-04-06T00:00:00Z",
                "cron(0 0 ? * 6L *)        | 2026-03-01T00:00:00Z | 2026-03-27T00:00:00Z",
                "cron(0 0 ? JAN,JUL SUN *) | 2026-02-01T00:00:00Z | 2026-07-05T00:00:00Z",
                "cron(30 12 1 1 ? 2030)    | 2026-02-01T00:00:00Z | 2030-01-01T12:30:00Z",
            })
    void followsTheCalendar(String expression, Instant after, Instant next) {
        assertThat(timetable(expression, after).next(after)).contains(next);
    }

    @Test
    void endsWithTheLastYear() {
        var after = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(timetable("cron(0 0 1 1 ? 2025)", after).next(after)).isEmpty();
    }

    @Test
    void beginsARateAtOnceAndKeepsItsStep() {
        var start = Instant.parse("2026-03-01T00:00:30Z");
        var timetable = timetable("rate(1 minute)", start);

        assertThat(timetable.next(start.minusNanos(1))).contains(start);
        assertThat(timetable.next(start)).contains(start.plusSeconds(60));
        // A run that took long skips what it missed.
        assertThat(timetable.next(start.plusSeconds(150))).contains(start.plusSeconds(180));
    }

    @Test
    void refusesACalendarThatIsNone() {
        assertThat(List.of("cron(0 3 * * *)", "cron(0 3 * * * *)", "rate(1 minutes)"))
                .allMatch(text -> ScheduleExpression.parse(text).isEmpty());
    }

    private static Timetable timetable(String expression, Instant start) {
        return Timetable.of(ScheduleExpression.parse(expression).orElseThrow(), start);
    }
}
