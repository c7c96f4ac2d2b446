package dev.dispatcher.standins.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.Http;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

    private final Bot bot = new Bot();

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void wantsWhatIsRequiredAndKnowsNothingElse() throws IOException {
        assertThat(why("sendMessage", "chat_id", 501)).isEqualTo("Bad Request: parameter \"text\" is required");
        assertThat(why("sendMessage", "chat_id", 501, "text", "x", "colour", "red"))
                .isEqualTo("Bad Request: sendMessage takes no colour");
        assertThat(why("sendMessage", "chat_id", "x", "text", "x"))
                .isEqualTo("Bad Request: chat_id must be a whole number");
        assertThat(why("sendMessage", "chat_id", 501, "text", 7)).isEqualTo("Bad Request: text must be text");
        assertThat(why("sendMessage", "chat_id", 501, "text", "x", "parse_mode", "Markdown"))
                .isEqualTo("Bad Request: parse_mode must be one of [HTML]");
        assertThat(why("sendMessage", "chat_id", 501, "text", "x", "disable_notification", "perhaps"))
                .isEqualTo("Bad Request: disable_notification must be true or false");
        assertThat(bot.call("sendPhoto").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345678901234567890123456789012345678901234567890123456789012345",
                "ж23456789012345678901234567890123456789012345678901234567890123жж"
            })
    void countsTheBytesOfAButton(String data) throws IOException {
        assertThat(why("sendMessage", "chat_id", 501, "text", "x", "reply_markup", Bot.buttons("a", data)))
                .isEqualTo("Bad Request: BUTTON_DATA_INVALID");
    }

    @Test
    void wantsAButtonToDoOneThing() throws IOException {
        var none = Map.of("inline_keyboard", List.of(List.of(Map.of("text", "a"))));
        var both = Map.of(
                "inline_keyboard", List.of(List.of(Map.of("text", "a", "url", "https://x", "callback_data", "b"))));

        for (var markup : List.of(none, both)) {
            assertThat(why("sendMessage", "chat_id", 501, "text", "x", "reply_markup", markup))
                    .startsWith("Bad Request: InlineKeyboardButton takes exactly one of");
        }
        assertThat(why("sendMessage", "chat_id", 501, "text", "x", "reply_markup", Map.of("force_reply", true)))
                .isEmpty();
        assertThat(why(
                        "editMessageReplyMarkup",
                        "chat_id",
                        501,
                        "message_id",
                        1,
                        "reply_markup",
                        Map.of("force_reply", true)))
                .isEqualTo("Bad Request: InlineKeyboardMarkup takes no force_reply");
    }

    @Test
    void takesAFormAsItTakesJson() throws IOException {
        var sent = bot.form(
                "sendMessage",
                "chat_id=501&text=a%26b&disable_notification=true&reply_markup="
                        + "%7B%22inline_keyboard%22%3A%5B%5B%7B%22text%22%3A%22a%22%2C%22url%22%3A%22https%3A%2F%2Fx%22%7D%5D%5D%7D");

        assertThat(sent.status()).isEqualTo(200);
        assertThat(bot.chat.messages().getFirst().text()).isEqualTo("a&b");
        assertThat(bot.chat.messages().getFirst().isSilent()).isTrue();
        assertThat(bot.chat.messages().getFirst().buttons()).containsExactly(List.of("a"));
    }

    @Test
    void knowsOneTokenOnly() throws IOException {
        var stranger = new Http(bot.telegram.url() + "/bot1:x", Map.of());

        assertThat(stranger.post("/getMe").status()).isEqualTo(401);
        assertThat(bot.call("getMe").json().at("/result/username").asText()).isEqualTo("dispatcher_stand_in_bot");
    }

    @Test
    void keepsTheMenusApart() throws IOException {
        var start = List.of(Map.of("command", "start", "description", "Begin"));
        bot.call("setMyCommands", "commands", start);
        bot.call("setMyCommands", "commands", start, "scope", Map.of("type", "all_group_chats"), "language_code", "ru");

        assertThat(bot.telegram.menus()).containsOnlyKeys("default::", "all_group_chats::ru");
        assertThat(why("setMyCommands", "commands", List.of(Map.of("command", "Start", "description", "x"))))
                .isEqualTo("Bad Request: BOT_COMMAND_INVALID");
        assertThat(bot.call("getMyCommands").json().at("/result/0/command").asText())
                .isEqualTo("start");
        bot.call("deleteMyCommands");
        assertThat(bot.telegram.menus()).containsOnlyKeys("all_group_chats::ru");
    }

    @Test
    void knowsWhoRulesAGroup() throws IOException {
        var group = bot.telegram.group("Shop", Bot.ADA).join(Bot.BOB);
        group.turnBot("member", Bot.ADA);

        var administrators = bot.call("getChatAdministrators", "chat_id", group.id());
        assertThat(administrators.json().path("result")).hasSize(1);
        assertThat(administrators.json().at("/result/0/user/username").asText()).isEqualTo("ada");
        assertThat(bot.call("getChatMember", "chat_id", group.id(), "user_id", Bot.BOB.id())
                        .json()
                        .at("/result/status")
                        .asText())
                .isEqualTo("member");
        assertThat(bot.call("getChat", "chat_id", group.id())
                        .json()
                        .at("/result/title")
                        .asText())
                .isEqualTo("Shop");
        bot.call("leaveChat", "chat_id", group.id());
        assertThat(bot.call("getChat", "chat_id", group.id()).status()).isEqualTo(403);
    }

    private String why(String method, Object... parameters) throws IOException {
        return bot.call(method, parameters).json().path("description").asText();
    }
}
