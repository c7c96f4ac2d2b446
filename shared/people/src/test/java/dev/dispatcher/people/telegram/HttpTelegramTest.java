package dev.dispatcher.people.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.people.Language;
import dev.dispatcher.people.telegram.BotCommand.Scope;
import dev.dispatcher.people.telegram.TelegramFailure.Barred;
import dev.dispatcher.people.telegram.TelegramFailure.Gone;
import dev.dispatcher.people.telegram.TelegramFailure.Moved;
import dev.dispatcher.people.telegram.TelegramFailure.Refused;
import dev.dispatcher.people.telegram.TelegramFailure.TooMany;
import dev.dispatcher.people.telegram.TelegramFailure.Unanswered;
import dev.dispatcher.people.telegram.TelegramFailure.Unreachable;
import dev.dispatcher.standins.telegram.TelegramStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Every call we can make. The stand-in refuses whatever does not fit the rules of the Bot API.
class HttpTelegramTest {

    private static final String KEYBOARD = """
            [[{"text": "Retry", "callback_data": "v1:a", "style": "success"}, {"text": "Open", "url": "https://x/1"}],
             [{"text": "Log in", "login_url": {"url": "https://bot.example.org/oauth"}}]]""";

    private final PostOffice office = new PostOffice();
    private final Telegram telegram = office.telegram;
    private final long ada = office.ada.id();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void everyCallFitsTheRules() {
        everything();

        assertThat(office.standIn.ledger().all())
                .allSatisfy(entry -> assertThat(entry.answer().status())
                        .as(entry.toString() + entry.call().body())
                        .isEqualTo(200));
    }

    @Test
    void everyCallFitsTheMachineReadableBotApi() throws IOException {
        var file = Stream.of("../../../shared", "../../../../shared")
                .map(shared -> Path.of(shared, "design/contracts/telegram-bot-api.json"))
                .filter(Files::exists)
                .findFirst();
        Assumptions.assumeTrue(file.isPresent(), "the Bot API is not at hand");
        var json = new ObjectMapper();
        var api = json.readTree(file.get().toFile());
        everything();

        for (var entry : office.standIn.ledger().all()) {
            var method = entry.call().segments().getLast();
            fits(
                    api,
                    api.path("methods").path(method),
                    json.readTree(entry.call().body()),
                    method);
        }
    }

    private void everything() {
        office.ada.openTopic(7);
        int first = telegram.send(new Letter(ada, null, "<b>x</b>", "[]", false, null));
        int second = telegram.send(new Letter(ada, 7, "y", KEYBOARD, true, first));
        telegram.edit(ada, first, "<i>z</i>", "[]");
        telegram.edit(ada, second, "z", KEYBOARD);
        telegram.delete(ada, first);
        var press = office.ada.forgePress(PostOffice.ADA, second, "v1:a");
        telegram.answer(press.id(), "", false);
        telegram.answer(
                office.ada.forgePress(PostOffice.ADA, second, "v1:b").id(), "no right" + "😀".repeat(200), true);
        assertThat(telegram.memberStatus(ada, ada)).isEqualTo("member");
        for (var scope : Scope.values()) telegram.setCommands(Commands.PRIVATE.in(Language.RU), scope, "ru");
        telegram.setCommands(Commands.GROUP.in(Language.EN), Scope.ALL_CHAT_ADMINISTRATORS, null);
        telegram.setWebhook("https://bot.example.org/webhooks/telegram", "abc", Connecting.UPDATES);
        telegram.deleteWebhook();
        assertThat(telegram.me()).isEqualTo(new Telegram.Me(110_201_543, "dispatcher_stand_in_bot"));
    }

    /// Each field is known and whatever must be there is.
    private static void fits(JsonNode api, JsonNode form, JsonNode given, String where) {
        var fields =
                StreamSupport.stream(form.path("fields").spliterator(), false).toList();
        assertThat(form.isMissingNode()).as(where).isFalse();
        given.properties().forEach(value -> {
            var field = fields.stream()
                    .filter(known -> known.path("name").asText().equals(value.getKey()))
                    .findFirst();
            assertThat(field).as(where + "." + value.getKey()).isPresent();
            var type = field.orElseThrow().at("/types/0").asText().replace("Array of ", "");
            below(value.getValue()).filter(JsonNode::isObject).forEach(object -> {
                if (api.path("types").at("/" + type + "/subtypes").isEmpty()) {
                    fits(api, api.path("types").path(type), object, where + "." + value.getKey());
                }
            });
        });
        for (var field : fields) {
            if (field.path("required").asBoolean())
                assertThat(given.has(field.path("name").asText())).as(where).isTrue();
        }
    }

    private static Stream<JsonNode> below(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).flatMap(HttpTelegramTest::below)
                : Stream.of(value);
    }

    @Test
    void whatIsSoAlreadyIsSuccess() {
        int message = telegram.send(new Letter(ada, null, "x", KEYBOARD, false, null));
        telegram.edit(ada, message, "x", KEYBOARD);
        telegram.delete(ada, message);
        telegram.delete(ada, message);

        assertThatThrownBy(() -> telegram.edit(ada, message, "y", "[]")).isInstanceOf(Gone.class);
    }

    @Test
    void tellsTroubleApart() {
        var group = office.group("Shop");
        var next = group.becomeSupergroup(PostOffice.ADA);
        assertThatThrownBy(() -> say(group.id()))
                .isInstanceOfSatisfying(
                        Moved.class, moved -> assertThat(moved.chat()).isEqualTo(next.id()));
        assertThatThrownBy(() -> say(-12345)).isInstanceOf(Barred.class);
        assertThatThrownBy(() -> telegram.send(new Letter(ada, null, " ", "[]", false, null)))
                .isInstanceOf(Refused.class)
                .hasMessage("Telegram answers 400: Bad Request: message text is empty");
        office.ada.turnBot("kicked", PostOffice.ADA);
        assertThatThrownBy(() -> say(ada)).isInstanceOf(Barred.class);
    }

    @Test
    void knowsWhetherItWasAsked() {
        var faults = office.standIn.faults();
        faults.on("POST", "**/sendMessage").times(1).answers(TelegramStandIn.tooMany(Duration.ofSeconds(9)));
        assertThatThrownBy(() -> say(ada))
                .isInstanceOfSatisfying(
                        TooMany.class, much -> assertThat(much.retryAfter()).isEqualTo(Duration.ofSeconds(9)));
        faults.on("POST", "**/sendMessage").times(1).answers(502);
        assertThatThrownBy(() -> say(ada)).isInstanceOf(Unanswered.class);
        faults.on("POST", "**/sendMessage").times(1).losesTheAnswer();
        assertThatThrownBy(() -> say(ada)).isInstanceOf(Unanswered.class);
        faults.on("POST", "**/sendMessage").times(1).answers(401);
        assertThatThrownBy(() -> say(ada)).isInstanceOf(Unreachable.class);
        office.standIn.down();
        assertThatThrownBy(() -> say(ada))
                .isInstanceOf(Unreachable.class)
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain(TelegramStandIn.TOKEN));
    }

    @Test
    void refusesCommandsThatTelegramWould() {
        assertThatThrownBy(() -> new BotCommand("Start", "x")).hasMessage("no command: Start");
        assertThatThrownBy(() -> new BotCommand("start", " ")).hasMessage("no description of start");
        assertThat(Commands.PRIVATE.in(Language.RU)).hasSameSizeAs(Commands.PRIVATE.in(Language.EN));
    }

    private int say(long chat) {
        return telegram.send(new Letter(chat, null, "x", "[]", false, null));
    }
}
