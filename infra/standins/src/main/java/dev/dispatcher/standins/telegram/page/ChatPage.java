package dev.dispatcher.standins.telegram.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.Call;
import dev.dispatcher.standins.Handler;
import dev.dispatcher.standins.Parameters;
import dev.dispatcher.standins.telegram.world.Chat;
import dev.dispatcher.standins.telegram.world.Message;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.standins.telegram.world.Text;
import dev.dispatcher.standins.telegram.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The page at `/` and what its script asks for. Two people are there to play with, and a group they share.
public final class ChatPage implements Handler {

    private static final Person ADA = new Person(7001, "Ada", "ada", "en", false);
    private static final Person VERA = new Person(7002, "Вера", "vera", "ru", false);
    private static final List<Person> PEOPLE = List.of(ADA, VERA);
    private static final String STATE = "/page/state";
    private static final String SAY = "/page/say";
    private static final String PRESS = "/page/press";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LOGIN = "/page/login";

    private final World world;
    private final LoginWord word;
    private final String page = read();

    /// The token is the bot's, which Telegram signs with.
    public ChatPage(World world, String token) {
        this.world = world;
        this.word = new LoginWord(token);
    }

    public static boolean isForPeople(Call call) {
        return call.path().equals("/") || call.path().startsWith("/page/");
    }

    @Override
    public Answer answer(Call call) {
        var given = Parameters.of(call).map(Parameters::all).orElseGet(JsonNodeFactory.instance::objectNode);
        return switch (call.method() + " " + call.path()) {
            case "GET /" -> new Answer(200, Map.of("Content-Type", "text/html; charset=utf-8"), page);
            case "GET " + STATE -> Answer.json(200, world.now(now -> state(given, now)));
            case "GET " + LOGIN -> login(given);
            // Only our own page sends JSON: a stranger's would have to ask first.
            case "POST " + SAY -> isJson(call) ? done(world.now(now -> say(given, now))) : Answer.empty(415);
            case "POST " + PRESS -> isJson(call) ? done(press(given)) : Answer.empty(415);
            default -> Answer.empty(404);
        };
    }

    private static boolean isJson(Call call) {
        return call.header("Content-Type").orElse("").startsWith("application/json");
    }

    private static Answer done(boolean isDone) {
        return Answer.empty(isDone ? 204 : 404);
    }

    private static Person person(ObjectNode given) {
        return given.path("person").asText().equals(VERA.username()) ? VERA : ADA;
    }

    private static boolean isGroup(ObjectNode given) {
        return given.path("chat").asText().equals("group");
    }

    private Chat chat(ObjectNode given, Instant now) {
        if (!isGroup(given)) return world.privately(person(given));
        return world.chats().stream()
                .filter(chat -> chat.title().equals("Demo"))
                .findFirst()
                .orElseGet(() -> {
                    var group = world.group("Demo", ADA);
                    group.admit(VERA, "member");
                    world.turn(group, "member", ADA, now);
                    return group;
                });
    }

    private boolean say(ObjectNode given, Instant now) {
        var text = given.path("text").asText("").strip();
        if (text.isEmpty()) return false;
        var chat = chat(given, now);
        world.say(new Message(chat, person(given), now, Text.typed(text), Message.Manner.PLAIN), now);
        return true;
    }

    private boolean press(ObjectNode given) {
        var meant = pointed(given);
        meant.ifPresent(found -> world.now(now -> world.press(found.message(), person(given), found.data(), now)));
        return meant.isPresent();
    }

    /// Who has no page to look at waits for the button here.
    private Optional<Pointing> pointed(ObjectNode given) {
        var patience = given.has("label") ? PATIENCE : Duration.ZERO;
        return world.await(now -> Pointing.of(given, chat(given, now)), Optional::isPresent, patience);
    }

    /// Opens a login button as Telegram does. Only where one hangs: nobody else gets a word of ours.
    private Answer login(ObjectNode given) {
        return pointed(given)
                .flatMap(Pointing::login)
                .map(url -> world.now(now -> word.address(url, person(given), now)))
                .map(address -> new Answer(302, Map.of("Location", address, "Referrer-Policy", "no-referrer"), ""))
                .orElseGet(() -> Answer.empty(404));
    }

    private ObjectNode state(ObjectNode given, Instant now) {
        var state = JsonNodeFactory.instance.objectNode().put("bot", Person.BOT.username());
        for (var person : PEOPLE) {
            state.withArray("people")
                    .addObject()
                    .put("username", person.username())
                    .put("name", person.firstName());
        }
        var messages = state.putArray("messages");
        var chat = chat(given, now);
        for (var message : chat.messages()) {
            if (!message.isDeleted()) messages.add(shown(message));
        }
        state.set("commands", menu(chat, person(given)));
        world.answered(person(given))
                .ifPresent(press -> state.putObject("notice")
                        .put("id", press.id())
                        .put("text", press.text())
                        .put("alert", press.isAlert()));
        return state;
    }

    /// As Telegram chooses: the closest scope, and in it the person's language.
    private JsonNode menu(Chat chat, Person person) {
        var rules = List.of("creator", "administrator").contains(chat.status(person.id()));
        var scopes = chat.isPrivate()
                ? List.of("all_private_chats", "default")
                : rules
                        ? List.of("all_chat_administrators", "all_group_chats", "default")
                        : List.of("all_group_chats", "default");
        return scopes.stream()
                .flatMap(scope -> Stream.of(scope + "::" + person.language(), scope + "::"))
                .filter(world.commands()::containsKey)
                .findFirst()
                .map(world.commands()::get)
                .orElseGet(JsonNodeFactory.instance::arrayNode);
    }

    private static ObjectNode shown(Message message) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", message.id())
                .put("from", message.from().firstName())
                .put("bot", message.from().isBot())
                .put("html", message.text().html())
                .put("at", message.at().toString())
                .put("edits", message.history().size() - 1)
                .put("silent", message.manner().isSilent())
                .put("reply", message.manner().replyTo());
        json.set("rows", message.markup().path("inline_keyboard"));
        return json;
    }

    private static String read() {
        try (var file = ChatPage.class.getResourceAsStream("/telegram/page.html")) {
            if (file == null) throw new IllegalStateException("telegram/page.html is missing");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
