package dev.dispatcher.bench.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.local.Launch;
import dev.dispatcher.local.LocalDispatcher;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The producer against the real system, by every way.
class ProducerTest {

    private static final int ORDERS = 300;
    private static final Path ROOT = Path.of(System.getProperty("root"));
    private static final LocalDispatcher SYSTEM = LocalDispatcher.start(Launch.forTest(ROOT.resolve("template.yaml")));

    @AfterAll
    static void stop() {
        SYSTEM.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "sqs", "sns"})
    void everythingGoodIsAcceptedAndNothingVanishes(String target) {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);

        var result = run(plan(target), out);
        result.print(out);

        assertThat(result.isWhole()).as(result.toString()).isTrue();
        assertThat(result.sent()).isEqualTo(ORDERS);
        assertThat(result.duplicate()).isPositive();
        assertThat(result.conflict()).isPositive();
        assertThat(result.invalid()).isPositive();
        assertThat(result.p50Millis()).isPositive().isLessThanOrEqualTo(result.p99Millis());
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("[##############################] 300 of 300 sent")
                .contains("sent |", "accepted |", "duplicate |", "conflict |", "invalid |", "p50 ms |", "p99 ms |")
                .contains("were accepted: 100.00 %.");
    }

    private static Result run(Plan plan, PrintStream out) {
        try (var api = new Api(plan.api(), plan.token());
                var way = Ways.of(plan, api)) {
            var run = "test-" + plan.target();
            var press = new OrderPress(run, Clock.systemUTC().instant());
            return new Producer(plan, press, new Sightings(api, run), way, out).run();
        }
    }

    private static Plan plan(String target) {
        var given = new Properties();
        given.setProperty("target", target);
        given.setProperty("orders", String.valueOf(ORDERS));
        given.setProperty("rate", "100");
        given.setProperty("duplicates", "10");
        given.setProperty("conflicts", "10");
        given.setProperty("broken", "10");
        given.setProperty("api", SYSTEM.baseUrl());
        given.setProperty("queue", SYSTEM.queueUrl("orders"));
        given.setProperty("sns", SYSTEM.snsEndpoint());
        given.setProperty("token", SYSTEM.adminToken());
        return Plan.of(given);
    }
}
