package dev.dispatcher.local.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.local.lambda.Functions;
import dev.dispatcher.local.template.FunctionSpec;
import dev.dispatcher.local.template.FunctionSpec.Schedule;
import dev.dispatcher.local.tiny.EchoHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    @Test
    void letsACallThatRunsFinishAtTheEnd() throws Exception {
        var gate = UUID.randomUUID().toString();
        var schedule = new Schedule("rate(1 minute)", "{\"do\":\"hang\",\"gate\":\"%s\"}".formatted(gate));
        var spec = new FunctionSpec(
                "EchoFunction",
                "echo",
                EchoHandler.class.getName(),
                Duration.ofSeconds(50),
                Map.of(),
                List.of(),
                List.of(),
                List.of(schedule));
        EchoHandler.SEEN.clear();

        try (var functions = new Functions(List.of(spec), _ -> Map.of("DB_HOST", "127.0.0.1"))) {
            try (var _ = new Schedules(List.of(spec), functions, Clock.systemUTC())) {
                assertThat(EchoHandler.SEEN.poll(20, TimeUnit.SECONDS)).containsEntry("gate", gate);
            }
            Thread.ofVirtual()
                    .start(() -> EchoHandler.GATES
                            .computeIfAbsent(gate, _ -> new CountDownLatch(1))
                            .countDown());
        }

        assertThat(EchoHandler.SEEN).isEmpty();
    }
}
