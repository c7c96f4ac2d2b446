package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.local.lambda.Answer;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// A secret of every kind through every door of the template, while the far sides fail and repeat what they are told.
/// `SecretsNowhereTest` has those that are used as they should be.
@TestMethodOrder(OrderAnnotation.class)
class EveryEntranceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Path TEMPLATE =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath().resolve("template.yaml");
    private static final Doors DOORS = new Doors(TEMPLATE);
    private static final String ALL =
            Arrays.stream(Kind.values()).map(kind -> kind.secret).collect(Collectors.joining(" "));

    /// What requests have, and what people think they have.
    private static final List<String> FIELDS = List.of(
            "token",
            "type",
            "command",
            "command_id",
            "environment",
            "provider",
            "project",
            "user_id",
            "products",
            "scopes");

    private static final LogLines LINES = LogLines.ofEverything();
    private static final WatchedSystem SYSTEM = new WatchedSystem(TEMPLATE);

    @AfterAll
    static void close() {
        SYSTEM.close();
        LINES.close();
    }

    @Test
    @Order(1)
    void everyDoorIsKnockedAt() {
        assertThat(DOORS.unknown()).isEmpty();
    }

    /// Each where it belongs, which is where it could be stored, or told to somebody.
    @Test
    @Order(2)
    void whatIsEnteredWhereItBelongsIsNowhere() {
        SYSTEM.world.failWith(500);
        runAScript();
        askTheForges();
        pasteTokens();
        comeBackFromAForge();
        for (var function : List.of("event-recovery", "stand-recovery", "process-recovery", "cleanup")) {
            SYSTEM.dispatcher.invoke(function, DOORS.sample(function + "/schedule.json"));
        }

        assertThat(Kind.in(SYSTEM.world.asked()))
                .as("told to the far sides")
                .contains(Kind.GITLAB_TOKEN, Kind.GITHUB_TOKEN, Kind.TELEGRAM_TOKEN, Kind.PASTED_TOKEN);
        var leaks = new Leaks()
                .in("a log line", LINES.all())
                .in("a refusal", SYSTEM.refusals)
                .inTables(SYSTEM.database)
                .inFiles(SYSTEM.dispatcher.home());
        for (var queue : SYSTEM.dispatcher.queueNames()) leaks.in("the queue " + queue, SYSTEM.left(queue));
        assertThat(LINES.all()).anyMatch(line -> line.contains("event "));
        assertThat(leaks.found()).isEmpty();
    }

    private void runAScript() {
        var operator = new Operator(SYSTEM.dispatcher, SYSTEM.client);
        var value = Map.of("environment", Map.of("A", Kind.SCRIPT_VALUE.secret));
        operator.await(operator.run("test ${#A} = " + Kind.SCRIPT_VALUE.secret.length(), value), "finished", "");
        SYSTEM.send(
                "POST",
                "/commands",
                SYSTEM.admin(),
                "{\"command\":\"true\",\"environment\":{\"a b\":\"%s\"}}".formatted(Kind.SCRIPT_VALUE.secret));
    }

    private void askTheForges() {
        SYSTEM.send("GET", "/events", Map.of("Authorization", "Bearer " + Kind.API_TOKEN.secret), "");
        SYSTEM.send("POST", "/api/v1/users", SYSTEM.admin(), "{\"id\":7,\"name\":\"Ann\"}");
        SYSTEM.send(
                "POST",
                "/api/v1/stands",
                SYSTEM.admin(),
                "{\"name\":\"demo\",\"products\":[\"webshop\"],\"user_id\":7}");
        SYSTEM.send("POST", "/api/v1/hooks", SYSTEM.admin(), "{\"provider\":\"gitlab\",\"project\":\"demo/shop\"}");
        SYSTEM.send("POST", "/api/v1/telegram/connect", SYSTEM.admin(), "");
    }

    private void pasteTokens() {
        int update = 100;
        for (var kind : List.of(Kind.PASTED_TOKEN, Kind.GITHUB_TOKEN, Kind.GITLAB_TOKEN, Kind.TELEGRAM_TOKEN)) {
            for (var text : List.of(kind.secret, "/login " + kind.secret)) {
                var body =
                        "{\"update_id\":%d,\"message\":{\"message_id\":%d,\"from\":%s,\"chat\":%s,\"date\":1767605405,\"text\":\"%s\"}}"
                                .formatted(
                                        update,
                                        update,
                                        "{\"id\":7,\"is_bot\":false,\"first_name\":\"Ann\",\"language_code\":\"en\"}",
                                        "{\"id\":7,\"first_name\":\"Ann\",\"type\":\"private\"}",
                                        text);
                SYSTEM.send(
                        "POST",
                        "/webhooks/telegram",
                        Map.of("X-Telegram-Bot-Api-Secret-Token", SYSTEM.hookSecret()),
                        body);
                update++;
            }
        }
        var ended = "SELECT id FROM events WHERE type = 'telegram.update' AND status IN ('processed', 'failed')";
        var owner = SYSTEM.database.url() + "?user=postgres";
        Eventually.eventually(
                "all updates end", PATIENCE, () -> Sql.list(owner, ended).size() == 8);
    }

    private void comeBackFromAForge() {
        for (var forge : List.of("gitlab", "github")) {
            var query = "?code=" + Kind.OAUTH_CODE.secret + "&state=" + Kind.OAUTH_CODE.secret;
            for (var way : List.of("/callback", "/start", "/nowhere")) {
                SYSTEM.send(
                        "GET",
                        "/oauth/" + forge + way + query,
                        Map.of("Cookie", "oauth=" + Kind.OAUTH_CODE.secret),
                        "");
            }
        }
    }

    /// Where nobody should enter them, but somebody will. A payload that is stored as it came is its publisher's.
    @Test
    @Order(3)
    void whatIsEnteredAnywhereIsNeitherLoggedNorSaidBack() {
        for (var function : DOORS.functions()) {
            for (var route : function.routes()) knock(route.method(), route.path());
            for (var queue : function.queues()) {
                if (queue.queue().endsWith(".fifo")) continue; // its messages are a chat's number, sent by us alone
                SYSTEM.client.enqueue(queue.queue(), ALL);
                SYSTEM.client.enqueue(queue.queue(), "{\"type\":\"%1$s\",\"order_uid\":\"%1$s\"}".formatted(ALL));
            }
            for (var sample : DOORS.samples(function)) {
                if (!function.name().equals("smoke-test")) call(function.name(), sample); // it asks the cloud
            }
        }

        assertThat(SYSTEM.refusals).hasSizeGreaterThan(100);
        assertThat(new Leaks()
                        .in("a log line", LINES.all())
                        .in("a refusal", SYSTEM.refusals)
                        .found())
                .isEmpty();
    }

    private void knock(String method, String path) {
        var to = path.replaceAll("\\{[^}]+}", "v1/1");
        var verb = method.equals("ANY") ? "POST" : method;
        SYSTEM.send(verb, to, Map.of("Authorization", "Bearer " + ALL), "{}");
        for (var name : List.of("X-Gitlab-Token", "X-Hub-Signature-256", "X-Telegram-Bot-Api-Secret-Token", "Cookie")) {
            SYSTEM.send(verb, to, Map.of(name, ALL), "{}");
        }
        SYSTEM.send(verb, to, SYSTEM.admin(), ALL);
        for (var field : FIELDS) SYSTEM.send(verb, to, SYSTEM.admin(), "{\"%s\":\"%s\"}".formatted(field, ALL));
        SYSTEM.send("GET", to + "?token=" + ALL.replace(" ", "%20"), SYSTEM.admin(), "");
    }

    /// In the place of every word of it.
    private void call(String function, String sample) {
        var planted = sample.replaceAll("(?<=: )(?<!RequestType\": )\"[a-zA-Z ]{4,}\"", '"' + ALL + '"')
                .replaceAll("https://[^\"]*", SYSTEM.world.url());
        if (SYSTEM.dispatcher.invoke(function, planted) instanceof Answer.Failed(var reason)) {
            SYSTEM.refusals.add(reason);
        }
    }

    /// Last, because nothing works afterwards.
    @Test
    @Order(4)
    void aDatabaseThatIsGoneIsNotToldOfWithItsPassword() {
        TestPostgres.asOwner("ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(SYSTEM.database.name()));
        TestPostgres.asOwner("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                .formatted(SYSTEM.database.name()));

        SYSTEM.send("GET", "/events", SYSTEM.admin(), "");
        SYSTEM.send("GET", "/api/v1/health", SYSTEM.admin(), "");
        call("event-recovery", DOORS.sample("event-recovery/schedule.json"));

        assertThat(SYSTEM.refusals).hasSizeGreaterThan(2);
        assertThat(new Leaks()
                        .in("a log line", LINES.all())
                        .in("a refusal", SYSTEM.refusals)
                        .found())
                .isEmpty();
    }
}
