package dev.dispatcher.assistant.commands;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.updates.Sender;
import dev.dispatcher.assistant.updates.Spot;
import dev.dispatcher.assistant.updates.Update;
import dev.dispatcher.assistant.updates.Update.Other;
import dev.dispatcher.assistant.updates.UpdateListener;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.events.Reaction.Done;
import dev.dispatcher.people.Chats;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Where the bot comes and goes: it is let in, thrown out or blocked, and groups move.
@Singleton
@Order(100)
final class Comings implements UpdateListener {

    private static final Set<String> IN = Set.of("creator", "administrator", "member", "restricted");

    private final Chats chats;
    private final Languages languages;
    private final Replying replying;

    Comings(Chats chats, Languages languages, Replying replying) {
        this.chats = chats;
        this.languages = languages;
        this.replying = replying;
    }

    @Override
    public Optional<Reaction.Result> hear(Update update, Delivery delivery) {
        if (!(update instanceof Other(var _, var json))) return Optional.empty();
        if (json.has("my_chat_member")) return turned(delivery.id(), json.path("my_chat_member"));
        var message = json.path("message");
        long chat = message.at("/chat/id").asLong();
        long to = message.path("migrate_to_chat_id").asLong();
        if (chat != 0 && to != 0) return Optional.of(new Done(() -> chats.migrated(chat, to)));
        long from = message.path("migrate_from_chat_id").asLong();
        if (chat != 0 && from != 0) return Optional.of(new Done(() -> chats.migrated(from, chat)));
        return Optional.empty();
    }

    private Optional<Reaction.Result> turned(UUID id, JsonNode told) {
        var at = Spot.of(told);
        var status = told.at("/new_chat_member/status").asText();
        if (at.chat() == 0 || status.isEmpty()) return Optional.empty();
        boolean wasIn = IN.contains(told.at("/old_chat_member/status").asText());
        var by = Sender.of(told.path("from"), false);
        return Optional.of(new Done(() -> {
            if (IN.contains(status)) came(id, at, wasIn, by);
            else chats.kicked(at.chat(), reason(at, status));
        }));
    }

    private void came(UUID id, Spot at, boolean wasIn, Sender by) {
        chats.met(at.chat(), at.kind(), at.title().isEmpty() ? null : at.title());
        boolean isGroup =
                switch (at.kind()) {
                    case GROUP, SUPERGROUP -> true;
                    case PRIVATE, CHANNEL -> false;
                };
        if (!isGroup || wasIn) return;
        languages.begin(at.chat(), Languages.guess(by));
        replying.tell(id, at, Basics.HELLO_GROUP.html(languages.in(at.chat())));
    }

    private static String reason(Spot at, String status) {
        if (at.isPrivate()) return "the user has blocked the bot";
        return status.equals("kicked") ? "the bot was thrown out" : "the bot has left";
    }
}
