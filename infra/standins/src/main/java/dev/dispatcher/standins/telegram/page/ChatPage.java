package dev.dispatcher.standins.telegram.page;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The page at `/` and what its script asks for. Two people are there to play with, and a group they share.
public final class ChatPage implements Handler {

    private static final Person ADA = new Person(7001, "Ada", "ada", "en", false);
    private static final Person VERA = new Person(7002, "Вера", "vera", "ru", false);
    private static final List<Person> PEOPLE = List.of(ADA, VERA);
    private static final String STATE = "/page/state";
    private static final String SAY = "/page/say";
    private static final String PRESS = "/page/press";

    private final World world;
    private final String page = read();

    public ChatPage(World world) {
        this.world = world;
    }

    public static boolean isForPeople(Call call) {
        return call.path().equals("/") || call.path().startsWith("/page/");
    }

    @Override
    public Answer answer(Call call) {
        var given = Parameters.of(call).map(Parameters::all).orElseGet(JsonNodeFactory.instance::objectNode);
        return switch (call.method() + " " + call.path()) {
            case "GET /" -> new Answer(200, Map.of("Content-Type", "text/html; charset=utf-8"), page);
            case "GET " + STATE -> Answer.json(200, world.now(_ -> state(given)));
            // Only our own page sends JSON: a stranger's would have to ask first.
            case "POST " + SAY -> isJson(call) ? acted(now -> say(given, now)) : Answer.empty(415);
            case "POST " + PRESS -> isJson(call) ? acted(now -> press(given, now)) : Answer.empty(415);
            default -> Answer.empty(404);
        };
    }

    private static boolean isJson(Call call) {
        return call.header("Content-Type").orElse("").startsWith("application/json");
    }

    private Answer acted(Function<Instant, Boolean> act) {
        return Answer.empty(world.now(act) ? 204 : 404);
    }

    private static Person person(ObjectNode given) {
        return given.path("person").asText().equals(VERA.username()) ? VERA : ADA;
    }

    private Chat chat(ObjectNode given) {
        if (!given.path("chat").asText().equals("group")) return world.privately(person(given));
        return world.chats().stream()
                .filter(chat -> chat.title().equals("Demo"))
                .findFirst()
                .orElseGet(() -> {
                    var group = world.group("Demo", ADA);
                    group.admit(VERA, "member");
                    group.admit(Person.BOT, "member");
                    return group;
                });
    }

    private boolean say(ObjectNode given, Instant now) {
        var text = given.path("text").asText("").strip();
        if (text.isEmpty()) return false;
        var chat = chat(given);
        world.say(new Message(chat, person(given), now, Text.typed(text), Message.Manner.PLAIN), now);
        return true;
    }

    private boolean press(ObjectNode given, Instant now) {
        var message = chat(given).find(given.path("message").asInt());
        message.ifPresent(
                found -> world.press(found, person(given), given.path("data").asText(), now));
        return message.isPresent();
    }

    private ObjectNode state(ObjectNode given) {
        var state = JsonNodeFactory.instance.objectNode();
        for (var person : PEOPLE) {
            state.withArray("people")
                    .addObject()
                    .put("username", person.username())
                    .put("name", person.firstName());
        }
        var messages = state.putArray("messages");
        for (var message : chat(given).messages()) {
            if (!message.isDeleted()) messages.add(shown(message));
        }
        var menu = world.commands()
                .getOrDefault(
                        "default::",
                        world.commands().getOrDefault("all_private_chats::", JsonNodeFactory.instance.arrayNode()));
        state.set("commands", menu);
        world.answered(person(given))
                .ifPresent(press -> state.putObject("notice")
                        .put("id", press.id())
                        .put("text", press.text())
                        .put("alert", press.isAlert()));
        return state;
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
