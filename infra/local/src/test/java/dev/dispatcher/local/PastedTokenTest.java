package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.gitlab.GitLabStandIn;
import dev.dispatcher.standins.telegram.TelegramStandIn;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.testing.Eventually;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A token that somebody sends to the bot, on its whole way: heard, sealed, queued, opened, deleted, checked and
/// stored.
class PastedTokenTest {

    private static final Person ADA = new Person(501, "Ada", "ada", "en", false);
    private static final Path ROOT =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath();
    private static final TelegramStandIn TELEGRAM = TelegramStandIn.start(Clock.systemUTC());
    private static final GitLabStandIn GITLAB = GitLabStandIn.start(Clock.systemUTC());
    private static final LocalDispatcher SYSTEM = LocalDispatcher.start(Launch.forTest(ROOT.resolve("template.yaml"))
            .with("TELEGRAM_API_URL", TELEGRAM.url())
            .with("TELEGRAM_BOT_TOKEN", TelegramStandIn.TOKEN)
            .with("GITLAB_API_URL", GITLAB.apiUrl())
            .with("GITLAB_TOKEN", GitLabStandIn.TOKEN)
            .with("GITLAB_PROJECT_ID", "demo/shop")
            .with("GITLAB_TRIGGER_PIPELINE_TOKEN", "none"));

    @AfterAll
    static void close() {
        SYSTEM.close();
        TELEGRAM.close();
        GITLAB.close();
    }

    @Test
    void isDeletedFirstAndIsNowhereInClear() {
        var sql = SYSTEM.jdbcUrl();
        Sql.run(sql, "INSERT INTO users (id, name, language) VALUES (501, 'Ada', 'en')");
        Sql.run(sql, "INSERT INTO chats (id, kind) VALUES (501, 'private')");
        var token = GITLAB.token("ada");
        var chat = TELEGRAM.chat(ADA);
        int message = chat.say(ADA, "my token is " + token);

        Eventually.eventually(
                "the account is linked",
                Duration.ofSeconds(30),
                () -> Sql.list(sql, "SELECT username FROM links").equals(List.of("ada")));
        Eventually.eventually(
                "Ada was told", Duration.ofSeconds(30), () -> !chat.fromBot().isEmpty());

        assertThat(chat.messages().stream().filter(said -> said.id() == message))
                .allMatch(said -> said.isDeleted());
        assertThat(chat.fromBot().getLast().text()).contains("deleted", "Scopes: api");
        var tables = Sql.list(sql, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
        assertThat(tables).contains("events", "links", "news");
        for (var table : tables) {
            assertThat(Sql.list(sql, "SELECT t::text FROM " + table + " t"))
                    .as(table)
                    .noneMatch(row -> row.contains(token));
        }
    }
}
