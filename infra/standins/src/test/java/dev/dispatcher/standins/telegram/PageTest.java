package dev.dispatcher.standins.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.standins.Http;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageTest {

    private final Bot bot = new Bot();
    private final Http browser = new Http(bot.telegram.url(), Map.of());

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void saysWhatItIsAndHowToBegin() throws IOException {
        var page = browser.get("/");

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains("This is not Telegram", "/start", "TELEGRAM_BOT_TOKEN");
    }

    @Test
    void letsANewcomerTypePressAndSeeTheCardChange() throws IOException {
        assertThat(browser.post("/page/say", Map.of("person", "ada", "text", "/start"))
                        .status())
                .isEqualTo(204);
        var told = bot.call("getUpdates").json();
        assertThat(told.at("/result/0/message/text").asText()).isEqualTo("/start");
        long chat = told.at("/result/0/message/chat/id").asLong();

        bot.call("sendMessage", "chat_id", chat, "text", "Runs", "reply_markup", Bot.buttons("Stop", "v1:s"));
        var card = state("ada").at("/messages/1");
        assertThat(card.path("html").asText()).isEqualTo("Runs");
        assertThat(card.at("/rows/0/0/text").asText()).isEqualTo("Stop");
        browser.post(
                "/page/press",
                Map.of("person", "ada", "message", card.path("id").asInt(), "data", "v1:s"));
        var press = bot.call("getUpdates").json().at("/result/1/callback_query");
        assertThat(press.path("data").asText()).isEqualTo("v1:s");

        bot.call("answerCallbackQuery", "callback_query_id", press.path("id").asText(), "text", "Stopping");
        bot.call(
                "editMessageText",
                "chat_id",
                chat,
                "message_id",
                card.path("id").asInt(),
                "text",
                "Stopped");
        assertThat(state("ada").at("/messages/1/html").asText()).isEqualTo("Stopped");
        assertThat(state("ada").at("/messages/1/edits").asInt()).isEqualTo(1);
        assertThat(state("ada").at("/notice/text").asText()).isEqualTo("Stopping");
        assertThat(state("vera").path("messages")).isEmpty();
    }

    @Test
    void findsAButtonByItsLabelOnTheNewestMessageThatHasOne() throws IOException {
        browser.post("/page/say", Map.of("person", "ada", "text", "/start"));
        for (var data : List.of("old", "new")) {
            bot.call("sendMessage", "chat_id", 7001, "text", "Runs", "reply_markup", Bot.buttons("■ Stop", data));
        }
        bot.call("sendMessage", "chat_id", 7001, "text", "Nothing to press");

        assertThat(browser.post("/page/press", Map.of("person", "ada", "label", "Stop"))
                        .status())
                .isEqualTo(204);

        assertThat(bot.call("getUpdates")
                        .json()
                        .at("/result/1/callback_query/data")
                        .asText())
                .isEqualTo("new");
    }

    @Test
    void hasAGroupForBoth() throws IOException {
        browser.post("/page/say", Map.of("person", "vera", "chat", "group", "text", "привет"));

        var group = browser.get("/page/state?person=ada&chat=group").json();
        assertThat(group.at("/messages/0/from").asText()).isEqualTo("Вера");
        var told = bot.call("getUpdates").json();
        assertThat(told.at("/result/0/my_chat_member/new_chat_member/status").asText())
                .isEqualTo("member");
        assertThat(told.at("/result/1/message/chat/type").asText()).isEqualTo("group");
    }

    @Test
    void saysWhoPressesALoginButton() throws IOException {
        browser.post("/page/say", Map.of("person", "vera", "text", "/login"));
        var login = Map.of("text", "Sign in", "login_url", Map.of("url", "http://localhost:8080/oauth/gitlab/start"));
        bot.call(
                "sendMessage",
                "chat_id",
                7002,
                "text",
                "Here",
                "reply_markup",
                Map.of("inline_keyboard", List.of(List.of(login))));

        var answer = browser.get(
                "/page/login?person=vera&chat=private&message=2&url=http://localhost:8080/oauth/gitlab/start");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location"))
                .startsWith("http://localhost:8080/oauth/gitlab/start?")
                .containsPattern("auth_date=\\d+&first_name=%D0%92%D0%B5%D1%80%D0%B0&hash=[0-9a-f]{64}&id=7002");
        assertThat(browser.get("/page/login?person=vera&label=Sign").status()).isEqualTo(302);
        assertThat(browser.get("/page/login?person=vera&chat=private&message=2&url=http://evil.example/")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void offersTheBotsMenu() throws IOException {
        bot.call("setMyCommands", "commands", List.of(Map.of("command", "start", "description", "Begin")));

        bot.call(
                "setMyCommands",
                "commands",
                List.of(Map.of("command", "stand", "description", "Стенд")),
                "scope",
                Map.of("type", "all_private_chats"),
                "language_code",
                "ru");

        assertThat(state("ada").at("/commands/0/command").asText()).isEqualTo("start");
        assertThat(state("vera").at("/commands/0/command").asText()).isEqualTo("stand");
    }

    /// A page of a stranger's may send forms to this machine, but no JSON.
    @Test
    void takesNothingFromOtherPages() throws IOException {
        var stranger = browser.with("Content-Type", "text/plain");

        assertThat(stranger.send("POST", "/page/say", "{\"text\":\"x\"}").status())
                .isEqualTo(415);
        assertThat(bot.telegram.pending()).isEmpty();
    }

    @Test
    void leavesNoLineInTheLedger() throws IOException {
        browser.get("/");
        state("ada");

        assertThat(bot.telegram.ledger().all()).isEmpty();
    }

    private JsonNode state(String person) throws IOException {
        return browser.get("/page/state?person=" + person + "&chat=private").json();
    }
}
