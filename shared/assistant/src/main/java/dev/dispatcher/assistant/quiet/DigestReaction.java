package dev.dispatcher.assistant.quiet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.people.Chats;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.Platform;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.Map;

/// What happens when it is time for a digest, or when quiet hours end.
@Singleton
final class DigestReaction implements Reaction {

    private final Chats chats;
    private final Hours hours;
    private final Digests digests;
    private final DigestText text;
    private final Held held;
    private final Outbox outbox;

    DigestReaction(Chats chats, Hours hours, Digests digests, DigestText text, Held held, Outbox outbox) {
        this.chats = chats;
        this.hours = hours;
        this.digests = digests;
        this.text = text;
        this.held = held;
        this.outbox = outbox;
    }

    @Override
    public String type() {
        return Digests.TYPE.name();
    }

    @Override
    public Result to(Delivery delivery) {
        var payload = Json.read(delivery.payload(), JsonNode.class);
        long chat = chats.living(payload.path("chat_id").asLong()); // planned before it moved, maybe
        if (!payload.has("plan")) return new Done(() -> release(delivery, chat));
        var wanted = hours.of(chat);
        var plan = wanted.digestPlan();
        var hour = wanted.digestAt();
        // Another hour was chosen since, or none: this chain ends.
        if (plan == null || hour == null || !payload.path("plan").asText().equals(plan.toString())) {
            return Done.NOTHING_TO_WRITE;
        }
        var html = text.of(chat);
        return new Done(() -> {
            outbox.say(new Message(
                    "digest/" + delivery.id(),
                    Place.chat(chat),
                    "digest",
                    Platform.DISPATCHER,
                    html,
                    Keyboard.NONE,
                    false,
                    null,
                    Map.of()));
            digests.planNext(chat, hour, plan);
        });
    }

    /// What is held back from now on is planned anew.
    private void release(Delivery delivery, long chat) {
        hours.released(chat);
        held.release(delivery.id(), chat);
    }
}
