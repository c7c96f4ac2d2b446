package dev.dispatcher.local.queues;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.dispatcher.local.lambda.Functions;
import dev.dispatcher.local.template.FunctionSpec;
import dev.dispatcher.local.template.FunctionSpec.QueueTrigger;
import dev.dispatcher.local.template.QueueSpec;
import dev.dispatcher.local.tiny.BatchHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueuePollerTest {

    private static final List<QueueSpec> SPECS = List.of(
            queue("work", Duration.ofSeconds(1), new QueueSpec.Redrive("work-dlq", 2)),
            queue("patient", Duration.ofSeconds(30), null),
            queue("work-dlq", Duration.ofSeconds(30), null));

    @TempDir
    static Path folder;

    private static LocalQueues queues;
    private static Functions functions;

    @BeforeAll
    static void start() {
        queues = new LocalQueues(folder.resolve("queues"), 0, SPECS);
        var spec = new FunctionSpec(
                "BatchFunction",
                "batch",
                BatchHandler.class.getName(),
                Duration.ofSeconds(20),
                Map.of(),
                List.of(),
                List.of(),
                List.of());
        functions = new Functions(List.of(spec), _ -> Map.of("DB_HOST", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        functions.close();
        queues.close();
    }

    private static QueuePoller poller(String queue, Duration window) {
        var trigger = new QueueTrigger(queue, 10, window, true, 2);
        return new QueuePoller(queues, trigger, functions.pool("batch"));
    }

    @BeforeEach
    void forget() {
        BatchHandler.SEEN.clear();
    }

    @Test
    void handsOverAFreshMessageAlmostAtOnce() throws Exception {
        try (var _ = poller("work", Duration.ZERO)) {
            send("work", "first"); // what is slow the first time is not the poller
            seen();
            long sent = System.nanoTime();
            send("work", "hello");

            var message = seen().getFirst();
            assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(Duration.ofMillis(500));
            assertThat(message.getBody()).isEqualTo("hello");
            assertThat(message.getEventSource()).isEqualTo("aws:sqs");
            assertThat(message.getEventSourceArn()).isEqualTo("arn:aws:sqs:eu-west-1:000000000000:work");
            assertThat(message.getAttributes()).containsEntry("ApproximateReceiveCount", "1");
            assertThat(message.getMd5OfBody()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
            assertThat(message.getMessageAttributes()).isEmpty();
        }
    }

    @Test
    void deletesWhatSucceededAndBringsBackOnlyWhatFailed() throws Exception {
        for (var body : List.of("good", "fail 1", "fine")) send("work", body);

        try (var _ = poller("work", Duration.ZERO)) {
            assertThat(seen()).hasSize(3);
            var again = seen();
            assertThat(again).extracting(SQSMessage::getBody).containsExactly("fail 1");
            assertThat(again.getFirst().getAttributes()).containsEntry("ApproximateReceiveCount", "2");
            assertThat(deadLetter()).isEqualTo("fail 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "unknown"})
    void bringsBackTheWholeBatchWhenNobodyKnowsWhatFailed(String trouble) throws Exception {
        send("work", trouble);
        send("work", "innocent");

        try (var _ = poller("work", Duration.ZERO)) {
            assertThat(seen()).hasSize(2);
            assertThat(seen()).hasSize(2);
            assertThat(List.of(deadLetter(), deadLetter())).containsExactlyInAnyOrder(trouble, "innocent");
        }
    }

    @Test
    void waitsForMoreWhileItsWindowIsOpen() throws Exception {
        send("patient", "one");
        try (var _ = poller("patient", Duration.ofSeconds(2))) {
            send("patient", "two");

            assertThat(seen()).extracting(SQSMessage::getBody).containsExactlyInAnyOrder("one", "two");
        }
    }

    @Test
    void setsWhatTheTemplateSaysOnAQueueThatIsThereAlready() {
        var changed = List.of(queue("patient", Duration.ofSeconds(40), new QueueSpec.Redrive("work-dlq", 7)));
        queues.provide(changed);

        var attributes = queues.client()
                .getQueueAttributes(
                        request -> request.queueUrl(queues.url("patient")).attributeNames(QueueAttributeName.ALL))
                .attributes();
        assertThat(attributes)
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "40")
                .containsEntry(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:000000000000:work-dlq\",\"maxReceiveCount\":7}");
    }

    private static void send(String queue, String body) {
        queues.client()
                .sendMessage(request -> request.queueUrl(queues.url(queue)).messageBody(body));
    }

    private static List<SQSMessage> seen() throws InterruptedException {
        return Objects.requireNonNull(BatchHandler.SEEN.poll(20, TimeUnit.SECONDS), "no batch came");
    }

    /// Asks again and again: ElasticMQ does not wake who waits at a queue when it moves a dead letter there.
    private static String deadLetter() {
        var url = queues.url("work-dlq");
        for (int i = 0; i < 30; i++) {
            var messages = queues.client()
                    .receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(1))
                    .messages();
            for (var message : messages) {
                queues.client().deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
                return message.body();
            }
        }
        throw new AssertionError("no dead letter came");
    }

    private static QueueSpec queue(String name, Duration visibility, QueueSpec.@Nullable Redrive redrive) {
        return new QueueSpec(name, name, false, visibility, Duration.ofDays(4), redrive);
    }
}
