package dev.dispatcher.standins.telegram.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.dispatcher.standins.telegram.world.Chat;
import dev.dispatcher.standins.telegram.world.Message;
import dev.dispatcher.standins.telegram.world.Person;
import java.time.Duration;

/// What the bot says, changes and takes back.
final class MessageMethods {

    private static final Duration DELETABLE = Duration.ofDays(2);

    private MessageMethods() {}

    static void into(BotApi api) {
        api.on("sendMessage", MessageMethods::send);
        api.on("editMessageText", MessageMethods::edit);
        api.on("editMessageReplyMarkup", MessageMethods::editMarkup);
        api.on("deleteMessage", asked -> delete(asked, asked.whole("message_id")));
        api.on("deleteMessages", MessageMethods::deleteAll);
        api.on("sendChatAction", asked -> BooleanNode.valueOf(asked.openChat().id() != 0));
    }

    private static JsonNode send(Asked asked) {
        var chat = asked.openChat();
        int thread = asked.whole("message_thread_id");
        if (thread > 0 && !chat.hasTopic(thread)) throw Refused.badRequest("message thread not found");
        var manner = new Message.Manner(asked.flag("disable_notification"), thread, replyTo(asked, chat));
        var message = new Message(chat, Person.BOT, asked.now(), asked.said(), manner).with(asked.tree("reply_markup"));
        chat.add(message);
        return message.json();
    }

    private static int replyTo(Asked asked, Chat chat) {
        var reply = asked.tree("reply_parameters");
        int original = reply.path("message_id").asInt(0);
        if (original == 0 || chat.find(original).isPresent()) return original;
        if (reply.path("allow_sending_without_reply").asBoolean()) return 0;
        throw Refused.badRequest("message to be replied not found");
    }

    private static JsonNode edit(Asked asked) {
        var message = own(asked);
        var text = asked.said();
        var markup = asked.tree("reply_markup");
        if (text.html().equals(message.text().html()) && isSame(markup, message.markup())) throw unchanged();
        message.with(markup).edit(text, asked.now());
        return message.json();
    }

    private static JsonNode editMarkup(Asked asked) {
        var message = own(asked);
        var markup = asked.tree("reply_markup");
        if (isSame(markup, message.markup())) throw unchanged();
        return message.with(markup).json();
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        return buttons(one).equals(buttons(other));
    }

    private static JsonNode buttons(JsonNode markup) {
        var rows = markup.path("inline_keyboard");
        return rows.isEmpty() ? MissingNode.getInstance() : rows;
    }

    private static Refused unchanged() {
        return Refused.badRequest(
                "message is not modified: specified new message content and reply markup are exactly the same as a current "
                        + "content and reply markup of the message");
    }

    private static Message own(Asked asked) {
        var message = asked.message("edit");
        if (message.from().isBot()) return message;
        throw Refused.badRequest("message can't be edited");
    }

    private static JsonNode deleteAll(Asked asked) {
        for (var id : asked.tree("message_ids")) {
            asked.openChat().find(id.asInt()).ifPresent(message -> delete(asked, message.id()));
        }
        return BooleanNode.TRUE;
    }

    /// In private also what the person wrote; in groups only with the right to.
    private static JsonNode delete(Asked asked, int id) {
        var chat = asked.openChat();
        var message = chat.find(id).orElseThrow(() -> Refused.badRequest("message to delete not found"));
        boolean isOld = message.at().plus(DELETABLE).isBefore(asked.now());
        boolean isAllowed = message.from().isBot()
                || chat.isPrivate()
                || chat.status(Person.BOT.id()).equals("administrator");
        if (isOld || !isAllowed) throw Refused.badRequest("message can't be deleted");
        message.delete();
        return BooleanNode.TRUE;
    }
}
