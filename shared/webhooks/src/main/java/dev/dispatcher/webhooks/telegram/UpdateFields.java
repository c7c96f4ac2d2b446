package dev.dispatcher.webhooks.telegram;

import dev.dispatcher.webhooks.Fields;

/// Which fields of an update anybody here reads. The others never leave the function: a preview of a link, a
/// quotation or the name of a file may repeat what the message itself was sealed for.
final class UpdateFields {

    private static final String PERSON =
            "from.id, from.is_bot, from.first_name, from.last_name, from.username, " + "from.language_code";
    private static final String CHAT = "chat.id, chat.type, chat.title, chat.username, chat.is_forum";

    static final Fields READ = Fields.of(
            "update_id",
            message("message"),
            message("edited_message"),
            "callback_query.id, callback_query.data, callback_query.chat_instance",
            below("callback_query", PERSON),
            "callback_query.message.message_id, callback_query.message.message_thread_id, "
                    + "callback_query.message.is_topic_message, callback_query.message.date",
            below("callback_query.message", CHAT),
            "my_chat_member.date, my_chat_member.old_chat_member.status, my_chat_member.new_chat_member.status",
            "my_chat_member.new_chat_member.can_delete_messages",
            below("my_chat_member", PERSON),
            below("my_chat_member", CHAT));

    private UpdateFields() {}

    private static String message(String name) {
        var own = "message_id, message_thread_id, is_topic_message, date, edit_date, sender_chat.id, sender_chat.type, "
                + "text, caption, entities.type, entities.offset, entities.length, entities.user.id, "
                + "caption_entities.type, caption_entities.offset, caption_entities.length, "
                + "reply_to_message.message_id, reply_to_message.from.id, reply_to_message.from.is_bot, "
                + "migrate_to_chat_id, migrate_from_chat_id, group_chat_created, new_chat_members.id, left_chat_member.id";
        return below(name, own) + ", " + below(name, PERSON) + ", " + below(name, CHAT);
    }

    private static String below(String name, String fields) {
        return name + "." + fields.replace(", ", ", " + name + ".");
    }
}
