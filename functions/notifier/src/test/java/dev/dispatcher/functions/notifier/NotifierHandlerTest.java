package dev.dispatcher.functions.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.dispatcher.people.Chat;
import dev.dispatcher.people.Chats;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.Platform;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.standins.telegram.ChatHandle;
import dev.dispatcher.standins.telegram.SeenMessage;
import dev.dispatcher.standins.telegram.TelegramStandIn;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestInvocation;
import dev.dispatcher.testing.TestPostgres;
import dev.dispatcher.testing.TestQueues;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class NotifierHandlerTest {

    private static final Person ADA = new Person(7001, "Ada", "ada", "en", false);

    private final TestDatabase postgres = TestPostgres.fresh();
    private final TelegramStandIn telegram = TelegramStandIn.start(Clock.systemUTC());
    private final String queue =
            TestQueues.createFifo("notifications", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60"));
    private final ApplicationContext context =
            FunctionContext.start("notifier", variables(), NotifierHandlerTest.class.getClassLoader());
    private final Outbox outbox = context.getBean(Outbox.class);
    private final NotifierHandler handler = new NotifierHandler(context);
    private final ChatHandle ada = telegram.chat(ADA);

    private Map<String, String> variables() {
        var variables = new HashMap<>(postgres.variables());
        variables.putAll(TestQueues.variables());
        variables.put("QUEUE_BUDGET", "10s");
        variables.put("NOTIFICATIONS_QUEUE_URL", queue);
        variables.put("TELEGRAM_API_URL", telegram.url());
        variables.put("TELEGRAM_BOT_TOKEN", TelegramStandIn.TOKEN);
        return variables;
    }

    NotifierHandlerTest() {
        context.getBean(Chats.class).met(ada.id(), Chat.Kind.PRIVATE, "Ada");
    }

    @AfterEach
    void close() {
        context.close();
        telegram.close();
    }

    @Test
    void tellsAChatWhatWaitsThere() throws IOException {
        say("a");
        say("b");

        assertThat(handle(sample("nudge"))).isEmpty();
        assertThat(handle(sample("two-chats"))).isEmpty();

        assertThat(told()).containsExactly("a", "b");
    }

    @Test
    void aChatThatHasToWaitComesBackThenAndNoOtherDoes() throws IOException {
        telegram.faults()
                .on(TelegramStandIn.callsFor(ada.id()))
                .times(1)
                .answers(TelegramStandIn.tooMany(Duration.ofSeconds(2)));
        say("a");
        say("b");
        var failed = handle(received(2));
        assertThat(failed).hasSize(2);

        assertThat(TestQueues.receive(queue, 2, Duration.ofMillis(500))).isEmpty();
        Eventually.eventually("both are told", Duration.ofSeconds(20), () -> {
            handleQuietly(received(1));
            return told().equals(List.of("a", "b"));
        });
        assertThat(telegram.ledger().count("POST", "**/sendMessage")).isEqualTo(3);
    }

    @Test
    void nudgesOfAChatFollowEachOther() {
        say("a");
        say("b");

        var first = TestQueues.receive(queue, 1, Duration.ofSeconds(5));
        assertThat(first)
                .singleElement()
                .satisfies(message -> assertThat(message.body()).isEqualTo("{\"v\":1,\"chat_id\":7001}"));
        assertThat(TestQueues.receive(queue, 1, Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void givesBackWhatItCannotBeginWith() throws IOException {
        say("a");
        var invocation = new TestInvocation();
        invocation.left = Duration.ofSeconds(5);

        assertThat(handle(sample("two-chats"), invocation)).hasSize(3);
        assertThat(told()).isEmpty();
    }

    @Test
    void whatIsNoNudgeGoesToTheDeadLettersAndHoldsNothingUp() throws IOException {
        say("a");
        var sample = sample("two-chats").replaceFirst("chat_id", "chat");

        assertThat(handle(sample)).containsExactly("0199b1c0-0000-4000-8000-000000000102");
        assertThat(told()).containsExactly("a");
    }

    @Test
    void aDatabaseThatIsAwayFailsEverything() throws IOException {
        var name = postgres.name();
        TestPostgres.asOwner("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        TestPostgres.asOwner("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");

        assertThat(handle(sample("two-chats"))).hasSize(3);
        TestPostgres.asOwner("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
    }

    private void say(String key) {
        var here = Place.chat(ada.id());
        outbox.say(new Message(key, here, "test", Platform.GITLAB, key, Keyboard.NONE, false, null, Map.of()));
    }

    private List<String> told() {
        return ada.fromBot().stream().map(SeenMessage::text).toList();
    }

    private void handleQuietly(String event) {
        try {
            handle(event);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private List<String> handle(String event) throws IOException {
        return handle(event, new TestInvocation());
    }

    private List<String> handle(String event, TestInvocation invocation) throws IOException {
        try (var in = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))) {
            var read = LambdaEventSerializers.serializerFor(
                            SQSEvent.class, getClass().getClassLoader())
                    .fromJson(in);
            return handler.handleRequest(read, invocation).getBatchItemFailures().stream()
                    .map(BatchItemFailure::getItemIdentifier)
                    .toList();
        }
    }

    /// What Lambda would hand over of what is in the queue, with receipts that count.
    private String received(int count) {
        var records = TestQueues.receive(queue, count, Duration.ofSeconds(1)).stream()
                .map(message -> """
                        {"messageId": "%s", "receiptHandle": "%s", "body": %s, "eventSource": "aws:sqs",
                         "eventSourceARN": "%s"}""".formatted(
                                message.messageId(),
                                message.receiptHandle(),
                                "\"" + message.body().replace("\"", "\\\"") + "\"",
                                TestQueues.arn(queue)))
                .toList();
        return "{\"Records\": [" + String.join(",", records) + "]}";
    }

    private static String sample(String name) throws IOException {
        return Files.readString(Path.of(System.getProperty("root", "../.."), "events/notifier/" + name + ".json"));
    }
}
