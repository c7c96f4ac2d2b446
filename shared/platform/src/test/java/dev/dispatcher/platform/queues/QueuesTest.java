package dev.dispatcher.platform.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.TestQueues;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueuesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void sendsMoreThanOneCallTakes() {
        var url = TestQueues.create("events");
        var messages = IntStream.range(0, 25)
                .mapToObj(number -> Outgoing.now("number " + number))
                .toList();

        assertThat(queues(url).at("QUEUE_URL").send(messages)).isEmpty();
        assertThat(TestQueues.receive(url, 25, PATIENCE))
                .extracting(Message::body)
                .containsExactlyInAnyOrderElementsOf(
                        messages.stream().map(Outgoing::body).toList());
    }

    @Test
    void pretendsInARehearsalAndSendsAgainAfterIt() {
        var url = TestQueues.create("events");
        var queues = queues(url);

        queues.rehearse(() -> assertThat(queues.at("QUEUE_URL")
                        .send(List.of(Outgoing.now("nobody's"), new Outgoing("\u00fc", Duration.ofSeconds(1)))))
                .isEmpty());

        assertThat(queues.at("QUEUE_URL").send(Outgoing.now("somebody's"))).isTrue();
        assertThat(TestQueues.receive(url, 2, Duration.ofSeconds(3)))
                .extracting(Message::body)
                .containsExactly("somebody's");
    }

    @Test
    void rehearsesWithoutAQueueToo() {
        var settings = new HashMap<>(TestQueues.variables());
        settings.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");
        settings.put("QUEUE_URL", "http://127.0.0.1:1/000000000000/absent");
        var queues = new Queues(
                new Settings(settings),
                new Aws(new Settings(settings)),
                new SettableClock(Instant.parse("2026-03-01T12:00:00Z")));

        queues.rehearse(() -> assertThat(queues.at("QUEUE_URL").send(Outgoing.now("nobody's")))
                .isTrue());
    }

    @Test
    void hidesAMessageForTheTimeAskedFor() {
        var url = TestQueues.create("events");
        var queue = queues(url).at("QUEUE_URL");

        assertThat(queue.send(new Outgoing("later", Duration.ofMillis(1_200)))).isTrue();
        assertThat(queue.send(Outgoing.now("now"))).isTrue();

        long begin = System.nanoTime();
        assertThat(TestQueues.receive(url, 2, PATIENCE))
                .extracting(Message::body)
                .containsExactly("now", "later");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void givesBackWhatTheQueueRefusesAndSendsTheRest() {
        var url = TestQueues.create("events");
        var good = Outgoing.now("good");
        var bad = Outgoing.now("control character \u0001 is not allowed in SQS");

        assertThat(queues(url).at("QUEUE_URL").send(List.of(bad, good))).isIn(List.of(bad), List.of(bad, good));
        assertThat(queues(url).at("QUEUE_URL").send(good)).isTrue();
    }

    @Test
    void knowsItsOwnMessagesByTheArn() {
        var url = TestQueues.create("events");
        var queue = queues(url).at("QUEUE_URL");

        assertThat(queue.isSourceOf(TestQueues.arn(url))).isTrue();
        assertThat(queue.isSourceOf(TestQueues.arn(TestQueues.create("events"))))
                .isFalse();
        assertThat(queue.isSourceOf("arn:aws:sqs:eu-central-1:1:more-" + name(url)))
                .isFalse();
        assertThat(queue.isSourceOf("")).isFalse();
    }

    @Test
    void hastensMessagesOfAQueueItNeverSentTo() {
        var url = TestQueues.create("webhooks", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "600"));
        queues(url)
                .at("QUEUE_URL")
                .send(IntStream.range(0, 12)
                        .mapToObj(number -> Outgoing.now("m" + number))
                        .toList());
        var received = TestQueues.receive(url, 12, PATIENCE);
        assertThat(TestQueues.visible(url)).isZero();

        queues(TestQueues.create("other"))
                .hasten(received.stream().map(message -> incoming(message, url)).toList());

        assertThat(TestQueues.receive(url, 12, PATIENCE)).hasSize(12);
    }

    @Test
    void hastensAtBestEffort() {
        var queues = queues(TestQueues.create("events"));

        queues.hasten(List.of());
        queues.hasten(List.of(
                new Incoming("1", "no arn", "r", ""),
                new Incoming("2", "", "r", ""),
                new Incoming("3", "arn:aws:sqs:eu-central-1:000000000000:absent", "r", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "http://", "http://host", "http://host/", "not a url", "arn:aws:sqs:a:1:events"})
    void refusesWhatIsNoQueueAndNamesTheVariable(String hostile) {
        assertThatThrownBy(() -> queues(hostile).at("QUEUE_URL"))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("QUEUE_URL must be the URL of a queue, but is '%s'.", hostile);
    }

    @Test
    void asksForWhatItNeedsBeforeTheFirstMessage() {
        var settings = new Settings(Map.of("QUEUE_URL", "http://localhost:1/1/events"));
        var queues = new Queues(settings, new Aws(settings), new SettableClock(Instant.parse("2026-03-01T12:00:00Z")));

        assertThatThrownBy(() -> queues.at("QUEUE_URL")).hasMessage("AWS_REGION is not set.");
        assertThatThrownBy(() -> queues.at("EVENTS_QUEUE_URL")).hasMessage("EVENTS_QUEUE_URL is not set.");
    }

    private static Queues queues(String url) {
        var variables = new HashMap<>(TestQueues.variables());
        variables.put("QUEUE_URL", url);
        variables.put("QUEUE_BUDGET", "10s");
        var settings = new Settings(variables);
        return new Queues(settings, new Aws(settings), new SettableClock(Instant.parse("2026-03-01T12:00:00Z")));
    }

    private static Incoming incoming(Message message, String url) {
        return new Incoming(message.messageId(), TestQueues.arn(url), message.receiptHandle(), message.body());
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
