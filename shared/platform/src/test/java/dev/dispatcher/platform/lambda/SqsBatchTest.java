package dev.dispatcher.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import dev.dispatcher.platform.queues.Incoming;
import dev.dispatcher.platform.queues.Outgoing;
import dev.dispatcher.platform.queues.Queues;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.TestInvocation;
import dev.dispatcher.testing.TestQueues;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SqsBatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration ROOM = Duration.ofSeconds(5);

    private final TestInvocation context = new TestInvocation();
    private final List<Incoming> seen = new ArrayList<>();
    private boolean isLeaving;
    private final String url = TestQueues.create("events", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "600"));
    private final Queues queues = queues(url);
    private final SqsBatch batch = new SqsBatch(queues, new Sandbox() {
        @Override
        public void replace(String reason) {
            isLeaving = true;
        }

        @Override
        public boolean isLeaving() {
            return isLeaving;
        }
    });

    @Test
    void answersAnEmptyListWhenEverythingIsDone() {
        var answer = batch.handle(event("a", "b"), context, (messages, _) -> {
            seen.addAll(messages);
            return Unfinished.NONE;
        });

        assertThat(seen)
                .containsExactly(
                        new Incoming("a", TestQueues.arn(url), "receipt-a", "body of \"a\""),
                        new Incoming("b", TestQueues.arn(url), "receipt-b", "body of \"b\""));
        assertThat(json(answer)).isEqualTo("{\"batchItemFailures\":[]}");
    }

    @Test
    void namesWhatFailedAndWhatWasNotStarted() {
        var answer = batch.handle(event("a", "b", "c"), context, (_, _) -> new Unfinished(Set.of("c"), Set.of("a")));

        assertThat(json(answer))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"c\"}]}");
    }

    @Test
    void takesATestEventWithoutRecords() {
        assertThat(json(batch.handle(new SQSEvent(), context, (_, _) -> Unfinished.NONE)))
                .isEqualTo("{\"batchItemFailures\":[]}");
    }

    @Test
    void countsEveryMessageAsFailedWhenTheWorkItselfFails() {
        Stream.<Work>of(
                        (_, _) -> {
                            throw new IllegalStateException("the database is gone");
                        },
                        (_, _) -> {
                            throw new StackOverflowError();
                        },
                        (_, _) -> new Unfinished(Set.of("a", "stranger"), Set.of()))
                .forEach(work -> assertThat(failed(batch.handle(event("a", "b"), context, work)))
                        .containsExactly("a", "b"));
    }

    @Test
    void leavesLackOfMemoryToTheRuntime() {
        assertThatThrownBy(() -> batch.handle(event("a"), context, (_, _) -> {
                    throw new OutOfMemoryError("test");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void makesWhatWasNotStartedVisibleAtOnceAndNothingElse() {
        queues.at("QUEUE_URL").send(List.of(Outgoing.now("failed"), Outgoing.now("not started"), Outgoing.now("done")));
        var received = TestQueues.receive(url, 3, PATIENCE);

        batch.handle(
                received(received),
                context,
                (messages, _) -> new Unfinished(ids(messages, "failed"), ids(messages, "not started")));

        assertThat(TestQueues.receive(url, 2, Duration.ofSeconds(2)))
                .extracting(Message::body)
                .containsExactly("not started");
    }

    @Test
    void beginsNothingInASandboxThatIsLeaving() {
        isLeaving = true;

        var answer = batch.handle(event("a", "b"), context, (messages, _) -> {
            seen.addAll(messages);
            return Unfinished.NONE;
        });

        assertThat(failed(answer)).containsExactly("a", "b");
        assertThat(seen).isEmpty();
    }

    @Test
    void givesEachMessageATryOfItsOwn() {
        var answer = batch.each(event("a", "b", "c", "d"), context, ROOM, message -> {
            seen.add(message);
            if (message.id().equals("b")) throw new IllegalArgumentException("poison");
            if (message.id().equals("c")) throw new StackOverflowError();
        });

        assertThat(seen).extracting(Incoming::id).containsExactly("a", "b", "c", "d");
        assertThat(failed(answer)).containsExactly("b", "c");
    }

    @Test
    void startsNoMessageWithTooLittleTimeLeft() {
        var answer = batch.each(event("a", "b", "c"), context, ROOM, message -> {
            seen.add(message);
            context.left = message.id().equals("a") ? ROOM : ROOM.minusMillis(1);
        });

        assertThat(seen).extracting(Incoming::id).containsExactly("a", "b");
        assertThat(failed(answer)).containsExactly("c");
    }

    private static Set<String> ids(List<Incoming> messages, String body) {
        return messages.stream()
                .filter(message -> message.body().equals(body))
                .map(Incoming::id)
                .collect(Collectors.toSet());
    }

    private static List<String> failed(SQSBatchResponse answer) {
        return answer.getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private SQSEvent event(String... ids) {
        return read(Stream.of(ids)
                .map(id -> record(id, "receipt-" + id, "body of \\\"" + id + "\\\""))
                .collect(Collectors.joining(",")));
    }

    private SQSEvent received(List<Message> messages) {
        return read(messages.stream()
                .map(message -> record(message.messageId(), message.receiptHandle(), message.body()))
                .collect(Collectors.joining(",")));
    }

    private String record(String id, String receipt, String body) {
        return """
                {"messageId": "%s", "receiptHandle": "%s", "body": "%s", "eventSource": "aws:sqs",
                 "attributes": {"ApproximateReceiveCount": "1"}, "messageAttributes": {},
                 "eventSourceARN": "%s", "awsRegion": "eu-central-1"}
                """.formatted(id, receipt, body, TestQueues.arn(url));
    }

    private static SQSEvent read(String records) {
        return LambdaEventSerializers.serializerFor(SQSEvent.class, SQSEvent.class.getClassLoader())
                .fromJson("{\"Records\": [" + records + "]}");
    }

    private static String json(SQSBatchResponse answer) {
        var written = new ByteArrayOutputStream();
        JacksonFactory.getInstance().getSerializer(SQSBatchResponse.class).toJson(answer, written);
        return written.toString(StandardCharsets.UTF_8);
    }

    private static Queues queues(String url) {
        var variables = new HashMap<>(TestQueues.variables());
        variables.put("QUEUE_URL", url);
        variables.put("QUEUE_BUDGET", "10s");
        var settings = new Settings(variables);
        return new Queues(settings, new Aws(settings), new SettableClock(Instant.parse("2026-03-01T12:00:00Z")));
    }
}
