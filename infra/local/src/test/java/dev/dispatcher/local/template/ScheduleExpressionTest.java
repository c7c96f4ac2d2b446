package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.local.template.ScheduleExpression.Cron;
import dev.dispatcher.local.template.ScheduleExpression.Rate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {

    @Test
    void readsRatesAndTimetables() {
        assertThat(ScheduleExpression.parse("rate(1 minute)")).contains(new Rate(Duration.ofMinutes(1)));
        assertThat(ScheduleExpression.parse("rate(12 hours)")).contains(new Rate(Duration.ofHours(12)));
        assertThat(ScheduleExpression.parse("rate(2 days)")).contains(new Rate(Duration.ofDays(2)));
        assertThat(ScheduleExpression.parse("cron(0 3 ? * MON-FRI *)"))
                .contains(new Cron(List.of("0", "3", "?", "*", "MON-FRI", "*")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(1 minutes)",
                "rate(5 minute)",
                "rate(0 minutes)",
                "rate(5 seconds)",
                "rate(5minutes)",
                "every minute",
                "cron(0 3 * * *)",
                "cron(0 3 * * * *)",
                "cron(0 3 ? * ? *)",
                "cron(0  3 * * ? *)"
            })
    void refusesWhatTheSchedulerRefuses(String expression) {
        assertThat(ScheduleExpression.parse(expression)).isEmpty();
    }
}
