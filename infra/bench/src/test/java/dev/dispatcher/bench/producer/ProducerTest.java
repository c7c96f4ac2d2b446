package dev.dispatcher.bench.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.local.Launch;
import dev.dispatcher.local.LocalDispatcher;
import dev.dispatcher.testing.StubServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        assertThat(result.invalid()).isBetween(10, 60);
        assertThat(result.p50Millis()).isPositive().isLessThanOrEqualTo(result.p99Millis());
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("[##############################] 300 of 300 sent")
                .contains("sent |", "accepted |", "duplicate |", "conflict |", "invalid |", "p50 ms |", "p99 ms |")
                .contains("were accepted: 100.00 %.");
    }

    @Test
    void saysInOneSentenceWhatIsWrong(@TempDir Path empty) {
        assertThat(said(Map.of("target", "kafka"))).isEqualTo("Target is one of [http, sqs, sns], and not kafka.");
        assertThat(said(Map.of("rate", "fast"))).isEqualTo("The rate is a whole number, and not fast.");
        assertThat(said(Map.of("broken", "101")))
                .isEqualTo("Duplicates, conflicts and broken are percentages of a whole.");
        assertThat(said(Map.of("root", "/elsewhere", "home", empty.toString())))
                .startsWith("No -Dtoken was given, and there is none in " + empty);
        assertThat(said(Map.of("token", "dsp_wrong", "api", SYSTEM.baseUrl())))
                .startsWith("The system answers 401 to /orders?limit=1: ");
        assertThat(said(Map.of("token", "x", "api", "http://127.0.0.1:1")))
                .isEqualTo("http://127.0.0.1:1 does not answer.");
    }

    /// Nobody is asked what became of the first before the last is sent.
    @Test
    void sendsOnHoweverLongTheSystemTakesToShowAnything() {
        var sent = new ConcurrentLinkedQueue<String>();
        var all = new CountDownLatch(50);
        try (var slow = new StubServer();
                var api = new Api(slow.url(), "token")) {
            slow.answering(question -> new StubServer.Reply(
                    200, question.path().contains("quarantine") ? "{\"data\":[]}" : shown(all, sent)));
            var plan = Plan.of(properties(Map.of("orders", "50", "rate", "1000")));
            var out = new PrintStream(PrintStream.nullOutputStream());
            var press = new OrderPress("slow", Clock.systemUTC().instant());

            var result = new Producer(plan, press, new Sightings(api, "slow"), noting(sent, all), out).run();

            assertThat(result.isWhole()).as(result.toString()).isTrue();
            assertThat(result.accepted()).isEqualTo(50);
        }
    }

    private static String shown(CountDownLatch all, Collection<String> sent) {
        try {
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return sent.stream()
                .map(order -> "{\"order_uid\":\"" + order.split("\"", -1)[3] + "\"}")
                .collect(Collectors.joining(",", "{\"data\":[", "]}"));
    }

    private static Way noting(Collection<String> sent, CountDownLatch all) {
        return new Way() {
            @Override
            public void send(String body) {
                sent.add(body);
                all.countDown();
            }

            @Override
            public int backlog() {
                return 0;
            }

            @Override
            public void close() {}
        };
    }

    private static String said(Map<String, String> given) {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        assertThat(Main.run(properties(given), Clock.systemUTC(), out)).isEqualTo(2);
        return printed.toString(StandardCharsets.UTF_8).strip();
    }

    private static Properties properties(Map<String, String> given) {
        var properties = new Properties();
        properties.putAll(given);
        return properties;
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
