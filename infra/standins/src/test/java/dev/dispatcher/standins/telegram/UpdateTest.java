package dev.dispatcher.standins.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.standins.Http;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.StubServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpdateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Bot bot = new Bot();
    private final StubServer receiver = new StubServer().answering(200, "{}");

    @AfterEach
    void close() {
        receiver.close();
        bot.close();
    }

    @Test
    void givesUpdatesToWhoeverFetchesThemUntilTheyAreConfirmed() throws IOException {
        bot.chat.say(Bot.ADA, "/start link-1");
        bot.chat.say(Bot.ADA, "again");

        var first = bot.call("getUpdates").json().path("result");
        assertThat(first).hasSize(2);
        assertThat(first.at("/0/message/text").asText()).isEqualTo("/start link-1");
        assertThat(first.at("/0/message/entities/0/type").asText()).isEqualTo("bot_command");
        assertThat(first.at("/0/message/entities/0/length").asInt()).isEqualTo(6);
        assertThat(first.at("/0/message/from/language_code").asText()).isEqualTo("ru");
        assertThat(first.at("/0/message/chat/type").asText()).isEqualTo("private");

        long next = first.at("/0/update_id").asLong() + 1;
        assertThat(bot.call("getUpdates", "offset", next).json().path("result")).hasSize(1);
        assertThat(bot.call("getUpdates", "offset", -1)
                        .json()
                        .at("/result/0/message/text")
                        .asText())
                .isEqualTo("again");
        assertThat(bot.call("getUpdates", "offset", next + 1).json().path("result"))
                .isEmpty();
    }

    @Test
    void letsAFetcherWaitUntilSomethingHappens() {
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return bot.call("getUpdates", "timeout", 30)
                        .json()
                        .at("/result/0/message/text")
                        .asText();
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });

        bot.chat.say(Bot.ADA, "hello");

        assertThat(waiting.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("hello");
    }

    @Test
    void bringsUpdatesToTheWebhookWithItsSecret() throws IOException {
        connect();
        bot.chat.say(Bot.ADA, "/start");

        assertThat(bot.telegram.tick()).isEqualTo(1);
        assertThat(bot.telegram.tick()).isZero();

        var asked = receiver.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/webhooks/telegram");
        assertThat(asked.header("X-Telegram-Bot-Api-Secret-Token")).contains("secret-1");
        assertThat(json(asked.body()).at("/message/text").asText()).isEqualTo("/start");
        var conflict = bot.call("getUpdates");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.json().path("description").asText()).startsWith("Conflict: can't use getUpdates");
    }

    @Test
    void bringsAnUpdateAgainUntilItIsTakenAndNothingOvertakesIt() throws IOException {
        connect();
        receiver.answering(500, "{}");
        bot.chat.say(Bot.ADA, "first");
        bot.chat.say(Bot.ADA, "second");
        bot.telegram.chat(Bot.BOB).say(Bot.BOB, "other");

        assertThat(bot.telegram.tick()).isZero();
        assertThat(texts()).containsExactly("first", "other");
        assertThat(bot.call("getWebhookInfo")
                        .json()
                        .at("/result/last_error_message")
                        .asText())
                .isEqualTo("Wrong response from the webhook: 500");
        assertThat(bot.telegram.tick()).isZero();

        receiver.answering(200, "{}");
        bot.pass(1);
        assertThat(bot.telegram.tick()).isEqualTo(3);
        assertThat(texts().subList(2, 5)).containsExactlyInAnyOrder("first", "other", "second");
        assertThat(texts().indexOf("second")).isGreaterThan(texts().lastIndexOf("first"));
        assertThat(bot.call("getWebhookInfo")
                        .json()
                        .at("/result/pending_update_count")
                        .asInt())
                .isZero();
    }

    @Test
    void obeysTheAnswerToAPress() throws IOException {
        connect();
        int card = bot.send("card", "reply_markup", Bot.buttons("Retry", "v1:abc"));
        var press = bot.chat.press(Bot.ADA, card, "Retry");
        receiver.answering(
                200,
                "{\"method\":\"answerCallbackQuery\",\"callback_query_id\":\"%s\",\"text\":\"On it\"}"
                        .formatted(press.id()));

        bot.telegram.tick();

        assertThat(press.isAnswered()).isTrue();
        assertThat(press.text()).isEqualTo("On it");
        var told = json(receiver.asked().getFirst().body());
        assertThat(told.at("/callback_query/data").asText()).isEqualTo("v1:abc");
        assertThat(told.at("/callback_query/message/message_id").asInt()).isEqualTo(card);
        assertThat(told.at("/callback_query/from/username").asText()).isEqualTo("ada");
        var again = bot.call("answerCallbackQuery", "callback_query_id", press.id());
        assertThat(again.json().path("description").asText()).startsWith("Bad Request: query is too old");
    }

    @Test
    void tellsOfEditsAndOfWhatBecomesOfTheBot() throws IOException {
        int said = bot.chat.say(Bot.ADA, "one");
        bot.chat.edit(said, "two");
        bot.chat.turnBot("kicked", Bot.ADA);
        bot.chat.say(Bot.ADA, "nobody hears this");

        var updates = bot.call("getUpdates").json().path("result");
        assertThat(updates).hasSize(3);
        assertThat(updates.at("/1/edited_message/text").asText()).isEqualTo("two");
        assertThat(updates.at("/2/my_chat_member/new_chat_member/status").asText())
                .isEqualTo("kicked");
        assertThat(updates.at("/2/my_chat_member/old_chat_member/status").asText())
                .isEqualTo("member");
    }

    @Test
    void tellsOnlyWhatWasAskedFor() throws IOException {
        bot.call("setWebhook", "url", receiver.url() + "/x", "allowed_updates", List.of("callback_query"));
        bot.chat.say(Bot.ADA, "not this");

        assertThat(bot.telegram.pending()).isEmpty();
        assertThat(bot.call("setWebhook", "url", "http://example.com/x")
                        .json()
                        .path("description")
                        .asText())
                .isEqualTo("Bad Request: bad webhook: an HTTPS URL must be provided for webhook");
        assertThat(bot.call("setWebhook", "url", receiver.url() + "/x", "secret_token", "a b")
                        .status())
                .isEqualTo(400);
        bot.call("deleteWebhook");
        assertThat(bot.telegram.webhook().isSet()).isFalse();
    }

    @Test
    void aForgedPressArrivesAsItIs() throws IOException {
        int card = bot.send("no buttons");
        bot.chat.forgePress(Bot.BOB, card, "v1:guess");

        assertThat(bot.call("getUpdates")
                        .json()
                        .at("/result/0/callback_query/data")
                        .asText())
                .isEqualTo("v1:guess");
    }

    @Test
    void goesByItselfWhenPeopleWatch() throws IOException {
        try (var telegram = TelegramStandIn.startOn(0, Clock.systemUTC())) {
            var http = new Http(telegram.url() + "/bot" + TelegramStandIn.TOKEN, Map.of());
            http.post("/setWebhook", Map.of("url", receiver.url() + "/x"));
            telegram.chat(Bot.ADA).say(Bot.ADA, "hello");

            Eventually.eventually(
                    "the update", PATIENCE, () -> !receiver.asked().isEmpty());
        }
    }

    private void connect() throws IOException {
        bot.call("setWebhook", "url", receiver.url() + "/webhooks/telegram", "secret_token", "secret-1");
    }

    private List<String> texts() {
        return receiver.asked().stream()
                .map(asked -> json(asked.body()).at("/message/text").asText())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
