package dev.dispatcher.standins.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.Http;
import dev.dispatcher.standins.telegram.world.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {

    private final Bot bot = new Bot();

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void keepsACardAndWhatItHasSaid() throws IOException {
        int card = bot.send("Pipeline <b>4711</b> runs", "parse_mode", "HTML", "disable_notification", true);
        var edited = bot.call(
                "editMessageText",
                "chat_id",
                bot.chat.id(),
                "message_id",
                card,
                "text",
                "Pipeline <b>4711</b> failed &amp; stopped",
                "parse_mode",
                "HTML",
                "reply_markup",
                Bot.buttons("Retry", "v1:abc"));
        int reply = bot.send("It failed", "reply_parameters", Map.of("message_id", card));

        assertThat(edited.json().at("/result/edit_date").asLong()).isPositive();
        assertThat(edited.json().at("/result/entities/0/type").asText()).isEqualTo("bold");
        assertThat(bot.chat.messages().getFirst())
                .isEqualTo(new SeenMessage(
                        card,
                        "dispatcher_stand_in_bot",
                        List.of("Pipeline 4711 runs", "Pipeline 4711 failed & stopped"),
                        "Pipeline <b>4711</b> failed &amp; stopped",
                        List.of(List.of("Retry")),
                        0,
                        0,
                        true,
                        false));
        assertThat(bot.chat.messages().getLast().replyTo()).isEqualTo(card);
        assertThat(bot.chat.messages().getLast().id()).isEqualTo(reply);
        assertThat(bot.chat.messages().getLast().isSilent()).isFalse();
    }

    @Test
    void saysThatNothingChanged() throws IOException {
        int card = bot.send("same", "reply_markup", Bot.buttons("Open", "v1:a"));

        var again = bot.call(
                "editMessageText",
                "chat_id",
                bot.chat.id(),
                "message_id",
                card,
                "text",
                "same",
                "reply_markup",
                Bot.buttons("Open", "v1:a"));

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("description").asText()).startsWith("Bad Request: message is not modified");
        assertThat(bot.call("editMessageReplyMarkup", "chat_id", bot.chat.id(), "message_id", card)
                        .status())
                .isEqualTo(200);
        assertThat(bot.chat.fromBot().getFirst().buttons()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'<b>a', 'can''t parse entities: Can''t find end tag corresponding to start tag \"b\"'",
        "'<x>a</x>', 'can''t parse entities: Unsupported start tag \"x\" at byte offset 0'",
        "'<b>a</i>', 'can''t parse entities: Unexpected end tag \"i\" at byte offset 4'",
        "'a < b', 'can''t parse entities: Unclosed start tag at offset 2'",
        "' ', message text is empty",
        "'<b></b>', message text is empty"
    })
    void refusesWhatItCannotShow(String html, String why) throws IOException {
        var refused = bot.call("sendMessage", "chat_id", bot.chat.id(), "text", html, "parse_mode", "HTML");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("description").asText()).isEqualTo("Bad Request: " + why);
        assertThat(bot.chat.messages()).isEmpty();
    }

    @Test
    void countsCharactersAfterTheTags() throws IOException {
        assertThat(bot.send("<b>" + "x".repeat(4_096) + "</b>", "parse_mode", "HTML"))
                .isPositive();

        var refused = bot.call("sendMessage", "chat_id", bot.chat.id(), "text", "x".repeat(4_097));
        assertThat(refused.json().path("description").asText()).isEqualTo("Bad Request: message is too long");
    }

    @Test
    void showsNothingThatCouldRunOnThePage() throws IOException {
        bot.send("<a href=\"javascript:alert(1)\">x</a> &lt;script&gt; \"", "parse_mode", "HTML");
        bot.chat.say(Bot.ADA, "<img src=x onerror=alert(1)>");

        assertThat(bot.chat.messages())
                .extracting(SeenMessage::html)
                .containsExactly("<a>x</a> &lt;script&gt; &quot;", "&lt;img src=x onerror=alert(1)&gt;");
    }

    @Test
    void deletesWhatTheBotMayDelete() throws IOException {
        int token = bot.chat.say(Bot.ADA, "oops");
        assertThat(delete(bot.chat, token).status()).isEqualTo(200);
        assertThat(delete(bot.chat, token).json().path("description").asText())
                .isEqualTo("Bad Request: message to delete not found");

        var group = bot.telegram.group("Shop", Bot.ADA);
        group.turnBot("member", Bot.ADA);
        int foreign = group.say(Bot.ADA, "hello");
        assertThat(delete(group, foreign).json().path("description").asText())
                .isEqualTo("Bad Request: message can't be deleted");
        group.turnBot("administrator", Bot.ADA);
        assertThat(delete(group, foreign).status()).isEqualTo(200);

        int old = bot.chat.say(Bot.ADA, "old");
        bot.pass(48 * 3_600 + 1);
        assertThat(delete(bot.chat, old).status()).isEqualTo(400);
    }

    private Http.Reply delete(ChatHandle chat, int message) throws IOException {
        return bot.call("deleteMessage", "chat_id", chat.id(), "message_id", message);
    }

    @Test
    void tellsWhyNobodyCanBeReached() throws IOException {
        var group = bot.telegram.group("Shop", Bot.ADA);
        assertThat(say(999)).isEqualTo("Bad Request: chat not found");
        assertThat(say(group.id())).isEqualTo("Forbidden: bot is not a member of the group chat");

        group.turnBot("member", Bot.ADA);
        var supergroup = group.becomeSupergroup(Bot.ADA);
        var refused = bot.call("sendMessage", "chat_id", group.id(), "text", "x");
        assertThat(refused.json().at("/parameters/migrate_to_chat_id").asLong()).isEqualTo(supergroup.id());
        assertThat(say(supergroup.id())).isEmpty();

        supergroup.turnBot("kicked", Bot.ADA);
        bot.chat.turnBot("kicked", Bot.ADA);
        assertThat(say(supergroup.id())).isEqualTo("Forbidden: bot was kicked from the supergroup chat");
        assertThat(say(bot.chat.id())).isEqualTo("Forbidden: bot was blocked by the user");
    }

    @Test
    void knowsTopicsAndWhatIsRepliedTo() throws IOException {
        bot.chat.openTopic(7);
        int inTopic = bot.send("x", "message_thread_id", 7);
        int person = bot.chat.say(Bot.ADA, "and?", new Message.Manner(false, 7, inTopic));

        assertThat(bot.chat.messages().getFirst().thread()).isEqualTo(7);
        assertThat(bot.telegram.pending().getLast())
                .contains("\"message_thread_id\":7", "\"reply_to_message\":{\"message_id\":" + inTopic);
        assertThat(person).isEqualTo(inTopic + 1);
        assertThat(describe("text", "x", "message_thread_id", 8)).isEqualTo("Bad Request: message thread not found");
        assertThat(describe("text", "x", "reply_parameters", Map.of("message_id", 99)))
                .isEqualTo("Bad Request: message to be replied not found");
        assertThat(describe(
                        "text", "x", "reply_parameters", Map.of("message_id", 99, "allow_sending_without_reply", true)))
                .isEmpty();
    }

    @Test
    void holdsUpOneChatAndNoOther() throws IOException {
        var other = bot.telegram.chat(Bot.BOB);
        bot.telegram
                .faults()
                .on(TelegramStandIn.callsFor(bot.chat.id()))
                .times(1)
                .answers(TelegramStandIn.tooMany(Duration.ofSeconds(7)));

        var refused = bot.call("sendMessage", "chat_id", bot.chat.id(), "text", "x");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().at("/parameters/retry_after").asInt()).isEqualTo(7);
        assertThat(say(other.id())).isEmpty();
        assertThat(say(bot.chat.id())).isEmpty();
        assertThat(bot.telegram.ledger().count("POST", "**/sendMessage")).isEqualTo(3);
    }

    private String say(long chat) throws IOException {
        return bot.call("sendMessage", "chat_id", chat, "text", "x")
                .json()
                .path("description")
                .asText();
    }

    private String describe(Object... parameters) throws IOException {
        var all = new Object[parameters.length + 2];
        all[0] = "chat_id";
        all[1] = bot.chat.id();
        System.arraycopy(parameters, 0, all, 2, parameters.length);
        return bot.call("sendMessage", all).json().path("description").asText();
    }
}
