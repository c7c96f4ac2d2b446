package dev.dispatcher.standins.telegram.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.standins.telegram.world.Chat;
import dev.dispatcher.standins.telegram.world.Person;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The bot itself, the chats it is in, its menu, and the presses it answers.
final class ChatMethods {

    private static final Duration ANSWERABLE = Duration.ofMinutes(15);
    private static final Pattern COMMAND = Pattern.compile("[a-z0-9_]{1,32}");
    private static final Set<String> RULING = Set.of("creator", "administrator");

    private ChatMethods() {}

    static void into(BotApi api) {
        api.on("getMe", _ -> Person.BOT.json().put("can_join_groups", true).put("can_read_all_group_messages", false));
        api.on("getChat", asked -> asked.openChat().json());
        api.on("getChatMember", ChatMethods::member);
        api.on("getChatAdministrators", ChatMethods::administrators);
        api.on("leaveChat", ChatMethods::leave);
        api.on("setMyCommands", ChatMethods::setCommands);
        api.on("deleteMyCommands", asked -> {
            asked.world().commands().remove(menu(asked));
            return BooleanNode.TRUE;
        });
        api.on(
                "getMyCommands",
                asked -> asked.world().commands().getOrDefault(menu(asked), JsonNodeFactory.instance.arrayNode()));
        api.on("answerCallbackQuery", ChatMethods::answer);
    }

    private static JsonNode member(Asked asked) {
        var chat = asked.openChat();
        long id = asked.tree("user_id").asLong();
        return chat.person(id)
                .map(person -> member(chat, person))
                .orElseThrow(() -> Refused.badRequest("PARTICIPANT_ID_INVALID"));
    }

    private static ObjectNode member(Chat chat, Person person) {
        var status = chat.status(person.id());
        var member = JsonNodeFactory.instance.objectNode().put("status", status);
        member.set("user", person.json());
        return status.equals("administrator") ? member.put("can_delete_messages", true) : member;
    }

    private static JsonNode administrators(Asked asked) {
        var chat = asked.openChat();
        if (chat.isPrivate()) throw Refused.badRequest("there are no administrators in the private chat");
        var found = JsonNodeFactory.instance.arrayNode();
        for (var person : chat.people()) {
            boolean isShown = !person.isBot() || asked.flag("return_bots") || person.equals(Person.BOT);
            if (isShown && RULING.contains(chat.status(person.id()))) found.add(member(chat, person));
        }
        return found;
    }

    private static JsonNode leave(Asked asked) {
        asked.openChat().admit(Person.BOT, "left");
        return BooleanNode.TRUE;
    }

    private static JsonNode setCommands(Asked asked) {
        for (var command : asked.tree("commands")) {
            if (!COMMAND.matcher(command.path("command").asText()).matches()) {
                throw Refused.badRequest("BOT_COMMAND_INVALID");
            }
        }
        asked.world().commands().put(menu(asked), asked.tree("commands"));
        return BooleanNode.TRUE;
    }

    private static String menu(Asked asked) {
        var scope = asked.tree("scope");
        return String.join(
                ":",
                List.of(
                        scope.path("type").asText("default"),
                        scope.path("chat_id").asText(""),
                        asked.text("language_code")));
    }

    private static JsonNode answer(Asked asked) {
        var press = asked.world()
                .findPress(asked.text("callback_query_id"))
                .filter(found ->
                        !found.isAnswered() && found.at().plus(ANSWERABLE).isAfter(asked.now()))
                .orElseThrow(() ->
                        Refused.badRequest("query is too old and response timeout expired or query ID is invalid"));
        press.answer(asked.text("text"), asked.flag("show_alert"));
        return BooleanNode.TRUE;
    }
}
