package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.gitlab.rest.OAuth;
import dev.dispatcher.standins.telegram.ChatHandle;
import dev.dispatcher.standins.telegram.TelegramStandIn;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.testing.Eventually;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Secrets of every kind go in wherever the assistant can be reached, while all goes well and while it does not.
/// Afterwards none of them stands in a log line, an answer, a queue, a file or a row.
class SecretsNowhereTest {

    private static final Person ADA = new Person(501, "Ada", "ada", "en", false);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final LogLines LINES = LogLines.ofEverything();
    private static final Canaries SECRETS = new Canaries();
    private static final Entrances SYSTEM = new Entrances();

    private static int heard;

    @AfterAll
    static void close() {
        SYSTEM.close();
        LINES.close();
    }

    @Test
    void standNowhere() {
        var ada = SYSTEM.telegram.chat(ADA);
        Sql.run(SYSTEM.sql(), "INSERT INTO users (id, name, language) VALUES (501, 'Ada', 'en')");
        Sql.run(SYSTEM.sql(), "INSERT INTO chats (id, kind) VALUES (501, 'private')");
        SECRETS.add("the bot's token", TelegramStandIn.TOKEN);
        SECRETS.add("the application's secret", OAuth.CLIENT_SECRET);
        SECRETS.add("the robot's token", SYSTEM.robot);
        SECRETS.add("the administrator's token", SYSTEM.system.adminToken());
        SECRETS.add("the master of the webhooks", SYSTEM.master());
        SECRETS.add("Telegram's secret", SYSTEM.derived("telegram"));

        pasted(ada);
        signedIn();
        askedFor();
        called();
        failed();

        assertThat(SYSTEM.refusals).hasSizeGreaterThan(8);
        assertThat(SYSTEM.refusals).noneMatch(SECRETS::areIn);
        assertThat(LINES.all()).anyMatch(line -> line.contains("update: "));
        assertThat(LINES.all()).noneMatch(SECRETS::areIn);
        var tables = Sql.list(
                SYSTEM.sql(), "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
        assertThat(tables).contains("events", "links", "news", "oauth_states", "hooks", "api_tokens");
        for (var table : tables) {
            assertThat(Sql.list(SYSTEM.sql(), "SELECT t::text FROM " + table + " t"))
                    .as(table)
                    .noneMatch(SECRETS::areIn);
        }
        assertThat(SYSTEM.left("events-dlq")).contains("event_id");
        for (var queue : List.of("events", "webhooks", "events-dlq", "webhooks-dlq")) {
            assertThat(SECRETS.areIn(SYSTEM.left(queue))).as(queue).isFalse();
        }
    }

    /// Good ones and void ones, in private, in a group, with a command, in an edit, and while nobody answers.
    private static void pasted(ChatHandle ada) {
        say(ada, "my token is " + SECRETS.add("a good token", SYSTEM.gitlab.token("ada")));
        say(ada, SECRETS.add("a void token", "glpat-neverwasoneofthose"));
        say(ada, "/login " + SECRETS.add("with a command", "glpat-afteracommand123"));
        say(ada, SECRETS.add("a password", "correct-horse-battery-staple"));
        ada.edit(ada.say(ADA, "Hello"), SECRETS.add("in an edit", "ghp_" + "intoaneditedone0".repeat(2)));
        settle();
        var group = SYSTEM.telegram.group("Team", ADA);
        group.turnBot("member", ADA);
        settle();
        say(group, "look: " + SECRETS.add("in a group", "github_pat_" + "beforeeverybody1".repeat(2)));
        SYSTEM.gitlab.down();
        say(ada, SECRETS.add("while GitLab is away", "glpat-whileitisaway12345"));
        SYSTEM.gitlab.up();
        SYSTEM.telegram.faults().on("POST", "**/deleteMessage").times(1).answers(500);
        say(ada, SECRETS.add("while it cannot be deleted", SYSTEM.gitlab.token("ada")));
    }

    private static void say(ChatHandle chat, String text) {
        chat.say(ADA, text);
        settle();
    }

    /// Until every update has become an event, and every event has come to its end.
    private static void settle() {
        heard += SYSTEM.telegram.pending().size();
        Eventually.eventually("all is brought", PATIENCE, () -> {
            SYSTEM.telegram.tick();
            return SYSTEM.telegram.pending().isEmpty();
        });
        Eventually.eventually("all is done", PATIENCE, () -> ended() == heard);
    }

    private static int ended() {
        return Sql.list(
                        SYSTEM.sql(),
                        "SELECT id FROM events WHERE type = 'telegram.update' AND status IN ('processed', 'failed')")
                .size();
    }

    private static void signedIn() {
        var now = Instant.now(Clock.systemUTC());
        for (var trouble : List.of("", "wrong", "away", "stolen")) {
            now = now.minusSeconds(1); // Telegram's word counts once
            var begun = SYSTEM.get(Entrances.loginAddress(ADA, now), Map.of());
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(302);
            var cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
            SECRETS.add("a cookie", cookie.substring(cookie.indexOf('=') + 1));
            SYSTEM.gitlab.signIn("ada");
            var back = SYSTEM.back(begun);
            SECRETS.add("a state", Entrances.field(back, "state"));
            var code = SECRETS.add("a code", Entrances.field(back, "code"));
            if (trouble.equals("wrong")) {
                back = back.replace(code, SECRETS.add("a made-up code", "code-of-nobody-9876"));
            }
            if (trouble.equals("away")) {
                SYSTEM.gitlab.faults().on("POST", "/oauth/token").times(1).answers(502);
            }
            if (trouble.equals("stolen")) SYSTEM.get(back, Map.of());
            SYSTEM.get(back, Map.of("Cookie", cookie));
        }
    }

    private static void askedFor() {
        var wrong = SECRETS.add("a token that is none", "dsp_" + "neverwasatokenofours".repeat(2));
        SYSTEM.get("/api/v1/tokens", Map.of("Authorization", "Bearer " + wrong));
        SYSTEM.post("/api/v1/hooks", "{\"provider\":\"gitlab\"}", Map.of("Authorization", "Bearer " + wrong));
        var token = SYSTEM.post("/api/v1/tokens", "{\"name\":\"canary\",\"scopes\":[\"stands\"]}", SYSTEM.admin());
        assertThat(token.statusCode()).as(token.body()).isEqualTo(201);
        SYSTEM.get(
                "/api/v1/tokens",
                Map.of(
                        "Authorization",
                        "Bearer "
                                + SECRETS.add(
                                        "a token without the right",
                                        Entrances.json(token).path("secret").asText())));
        var made = SYSTEM.post("/api/v1/hooks", "{\"provider\":\"gitlab\",\"project\":\"demo/shop\"}", SYSTEM.admin());
        assertThat(made.statusCode()).isEqualTo(201);
        SECRETS.add("a hook's secret", Entrances.json(made).path("secret").asText());
        SECRETS.add("a hook's key", Entrances.json(made).path("signing_token").asText());
        SYSTEM.telegram.faults().on("POST", "**/getMe").times(1).answers(500);
        SYSTEM.post("/api/v1/telegram/connect", "", SYSTEM.admin());
    }

    private static void called() {
        var wrong = SECRETS.add("a wrong secret", "f00dcafe".repeat(8));
        for (var name : List.of("X-Gitlab-Token", "X-Hub-Signature-256", "X-Telegram-Bot-Api-Secret-Token")) {
            for (var path : List.of("/webhooks/gitlab/h1", "/webhooks/github/h1", "/webhooks/telegram")) {
                SYSTEM.post(path, "{\"update_id\":1,\"object_kind\":\"push\"}", Map.of(name, wrong));
            }
        }
    }

    /// An update that cannot be worked on goes to the dead letters.
    private static void failed() {
        var group = SYSTEM.telegram.group("Others", ADA);
        group.turnBot("member", ADA);
        settle();
        SYSTEM.telegram.faults().on("POST", "**/getChatMember").answers(500);
        say(group, "/language en");
        SYSTEM.telegram.faults().clear();
        SYSTEM.recover();
    }
}
