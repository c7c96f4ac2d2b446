package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.local.lambda.Answer;
import dev.dispatcher.local.template.FunctionRules;
import dev.dispatcher.local.template.QueueSpec;
import dev.dispatcher.local.template.SideRules;
import dev.dispatcher.local.template.Template;
import dev.dispatcher.local.template.TemplateFile;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The real system from the real template, as its users see it.
class LocalEndToEndTest {

    private static final Path ROOT =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath();
    private static final Path TEMPLATE = ROOT.resolve("template.yaml");
    private static final int TELEGRAM_PORT = FreePort.find();
    private static final Set<String> INVOKED = Set.of(
            "api",
            "event-processor",
            "event-recovery",
            "notifier",
            "order-consumer",
            "process-recovery",
            "stand-recovery",
            "cleanup",
            "schema-migration");
    private static final LocalDispatcher SYSTEM = LocalDispatcher.start(Elsewhere.launch(TEMPLATE)
            .with("TELEGRAM_PORT", String.valueOf(TELEGRAM_PORT))
            .with("RETRY_BACKOFF", "100ms")
            .with("EVENT_SWEEP_EVERY", "10m"));
    private static final Client CLIENT = new Client(SYSTEM);

    @AfterAll
    static void close() {
        CLIENT.close();
        SYSTEM.close();
    }

    @Test
    void processesWhatIsPosted() {
        var id = CLIENT.publish("demo.echo", "{\"hello\":\"world\"}");

        var event = CLIENT.await(id, "processed");

        assertThat(event.path("attempts").asInt()).isEqualTo(1);
        assertThat(event.at("/payload/hello").asText()).isEqualTo("world");
        assertThat(event.path("processed_at").isTextual()).isTrue();
    }

    @Test
    void triesAgainWhatWasUnavailable() {
        var id = CLIENT.publish("demo.fail", "{\"unavailable\":1}");

        assertThat(CLIENT.await(id, "processed").path("attempts").asInt()).isEqualTo(2);
        assertThat(CLIENT.get("/events/" + id + "/attempts").body().findValuesAsText("outcome"))
                .containsExactly("failed", "succeeded");
    }

    @Test
    void takesWhatIsPublishedToItsQueues() {
        CLIENT.enqueue("events", "{\"type\":\"from.sqs\",\"payload\":{\"n\":1}}");
        CLIENT.enqueue("events", """
                {"Type":"Notification","MessageId":"m-1","TopicArn":"arn:aws:sns:x:1:t",
                 "Message":"{\\"type\\":\\"from.sns\\",\\"payload\\":2}"}""");
        CLIENT.enqueue("events", """
                {"version":"0","id":"e-1","detail-type":"From EventBridge","source":"shop","detail":{"n":3}}""");
        CLIENT.enqueue("webhooks", "{\"type\":\"gitlab.pipeline\",\"payload\":{\"n\":4}}");

        assertThat(CLIENT.awaitNewest("from.sqs", "processed").at("/payload/n").asInt())
                .isEqualTo(1);
        assertThat(CLIENT.awaitNewest("from.sns", "processed").path("payload").asInt())
                .isEqualTo(2);
        assertThat(CLIENT.awaitNewest("From_EventBridge", "processed")
                        .at("/payload/n")
                        .asInt())
                .isEqualTo(3);
        assertThat(CLIENT.awaitNewest("gitlab.pipeline", "processed")
                        .at("/payload/n")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void parksWhatIsRefusedAndRunsItAgainOnDemand() {
        var id = CLIENT.publish("demo.fail", "{\"refuse\":\"no such project\"}");
        assertThat(CLIENT.await(id, "failed").path("error").asText()).isEqualTo("no such project");

        assertThat(CLIENT.post("/events/" + id + "/process", "").status()).isEqualTo(202);

        Eventually.eventually(
                "a second attempt",
                Duration.ofSeconds(20),
                () -> CLIENT.get("/events/" + id + "/attempts")
                                .body()
                                .findValues("outcome")
                                .size()
                        == 2);
    }

    @Test
    void tellsTheDeadLetterQueueAndRedrivesFromIt() {
        var id = CLIENT.publish("demo.fail", "{\"throw\":\"boom\"}");
        assertThat(CLIENT.await(id, "failed").path("error").asText()).isEqualTo("IllegalStateException: boom");

        recover();
        var notice = noticeOf(id);
        CLIENT.enqueue("events", notice);

        Eventually.eventually(
                "three more attempts",
                Duration.ofSeconds(20),
                () -> CLIENT.get("/events/" + id + "/attempts")
                                .body()
                                .findValues("outcome")
                                .size()
                        == 6);
    }

    @Test
    void everyFunctionAsksForWhatTheTemplateGivesIt() {
        assertThat(SYSTEM.invoke("order-consumer", sample("order-consumer/order.json")))
                .isInstanceOf(Answer.Returned.class);
        CLIENT.awaitNewest("order.accepted", "processed");
        assertThat(CLIENT.post("/orders", "{}").status()).isEqualTo(422);
        CLIENT.await(CLIENT.publish("demo.fail", "{\"unavailable\":1}"), "processed");
        CLIENT.enqueue("webhooks", "{\"type\":\"github.ping\",\"payload\":{}}");
        CLIENT.awaitNewest("github.ping", "processed");
        var refused = CLIENT.publish("demo.fail", "{\"refuse\":\"no\"}");
        CLIENT.await(refused, "failed");
        recover();
        runScripts();
        moveAStand();
        talk();
        assertThat(SYSTEM.invoke("cleanup", sample("cleanup/schedule.json"))).isInstanceOf(Answer.Returned.class);

        // What a request asked for is known once it is over, which is a moment after what it did can be seen.
        Eventually.eventually(
                "all of " + INVOKED,
                Duration.ofSeconds(20),
                () -> asked().keySet().containsAll(INVOKED));
        var template = TemplateFile.read(TEMPLATE);
        Eventually.eventuallyNone(Duration.ofSeconds(20), () -> FunctionRules.undeclared(template, asked()));
    }

    @Test
    void theTemplateAndTheSystemHaveTheSameRoutesAndQueues() {
        var paths = CLIENT.get("/openapi.json").body().path("paths");
        var operations = paths.properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .toList();

        assertThat(operations).hasSizeGreaterThan(40);
        assertThat(SideRules.routes(TemplateFile.read(TEMPLATE), operations)).isEmpty();
        // The server may have queues of other tests besides.
        assertThat(CLIENT.queues())
                .containsAll(Template.read(TEMPLATE).queues().stream()
                        .map(QueueSpec::name)
                        .toList());
    }

    private static Map<String, Set<String>> asked() {
        var asked = new HashMap<String, Set<String>>();
        for (var function : Template.read(TEMPLATE).functions()) {
            var names = SYSTEM.asked(function.name());
            if (!names.isEmpty()) asked.put(function.name(), names);
        }
        return asked;
    }

    /// One with a variable, which is sealed, and one that nobody has started yet, which recovery does.
    private static void runScripts() {
        var operator = new Operator(SYSTEM, CLIENT);
        operator.await(operator.run("echo $A", Map.of("environment", Map.of("A", "b"))), "finished", "b\n");
        Sql.run(
                SYSTEM.jdbcUrl(),
                "INSERT INTO processes (id, script, wake_at) VALUES (gen_random_uuid(), 'true', now())");
        assertThat(SYSTEM.invoke("process-recovery", sample("process-recovery/schedule.json")))
                .isInstanceOf(Answer.Returned.class);
    }

    /// By the sweep, which wakes what comes next.
    private static void moveAStand() {
        CLIENT.post("/api/v1/users", "{\"id\":7,\"name\":\"Ann\"}");
        var body = "{\"name\":\"swept\",\"products\":[\"webshop\"],\"user_id\":7}";
        assertThat(CLIENT.post("/api/v1/stands", body).status()).isEqualTo(201);
        Eventually.eventually("a sweep finds it due", Duration.ofSeconds(20), () -> {
            Sql.run(SYSTEM.jdbcUrl(), "UPDATE stands SET due_at = now(), lease_until = NULL WHERE name = 'swept'");
            assertThat(SYSTEM.invoke("stand-recovery", sample("stand-recovery/schedule.json")))
                    .isInstanceOf(Answer.Returned.class);
            return SYSTEM.asked("stand-recovery").contains("EVENTS_QUEUE_URL");
        });
    }

    /// To the bot, which is told what may be a secret, and where people sign in: not here, where no browser finds us.
    private static void talk() {
        for (var text : List.of("/start", "/login", "no command")) {
            assertThat(CLIENT.say(TELEGRAM_PORT, "ada", text)).isEqualTo(204);
        }
        for (var forge : List.of("gitlab", "github")) {
            assertThat(CLIENT.get("/oauth/" + forge + "/start").status()).isEqualTo(404);
        }
    }

    private static void recover() {
        assertThat(SYSTEM.invoke("event-recovery", sample("event-recovery/schedule.json")))
                .isInstanceOf(Answer.Returned.class);
    }

    /// The notice of this event, among whatever else lies there.
    private static String noticeOf(String id) {
        for (int i = 0; i < 50; i++) {
            var notice = CLIENT.take("events-dlq").filter(message -> message.contains(id));
            if (notice.isPresent()) return notice.get();
        }
        throw new AssertionError("no notice of " + id);
    }

    private static String sample(String name) {
        try {
            return Files.readString(ROOT.resolve("events").resolve(name));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
