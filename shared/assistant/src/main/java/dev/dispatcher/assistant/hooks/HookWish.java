package dev.dispatcher.assistant.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.words.HookWords;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Language;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.User;
import dev.dispatcher.people.Users;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.Map;

/// Makes the hook of a project fit what people want to hear, and says so when that does not work.
@Singleton
final class HookWish implements Reaction {

    private final HookCare care;
    private final Users users;
    private final Outbox outbox;

    HookWish(HookCare care, Users users, Outbox outbox) {
        this.care = care;
        this.users = users;
        this.outbox = outbox;
    }

    @Override
    public String type() {
        return HookWishes.TYPE.name();
    }

    @Override
    public Result to(Delivery delivery) {
        var wish = Json.read(delivery.payload(), JsonNode.class);
        long user = wish.path("user").asLong();
        var project = wish.path("project").asText();
        var provider = Provider.of(wish.path("provider").asText()).orElseThrow();
        var instance = wish.path("instance").asText();
        return switch (care.seeForAll(user, provider, instance, project)) {
            case Cared.Live live when live.isNew() -> tell(delivery, user, provider, HookWords.LIVE, project);
            case Cared.Live _, Cared.ByHand _, Cared.Removed _ -> Done.NOTHING_TO_WRITE;
            case Cared.Unanswered(var reason) when !delivery.isLastAttempt() -> new Unavailable(reason);
            case Cared.Unanswered(var reason) -> tell(delivery, user, provider, HookWords.REFUSED, project, reason);
            case Cared.Untested _ -> tell(delivery, user, provider, HookWords.UNTESTED, project);
            case Cared.NoRight _ -> tell(delivery, user, provider, HookWords.NO_RIGHT, project);
            case Cared.NotLinked _ -> tell(delivery, user, provider, HookWords.NOT_LINKED, project);
            case Cared.NoSuchProject _ -> tell(delivery, user, provider, HookWords.NO_PROJECT, project);
            case Cared.NoAddress _ -> tell(delivery, user, provider, HookWords.NO_ADDRESS, project);
            case Cared.Refused(var reason) -> tell(delivery, user, provider, HookWords.REFUSED, project, reason);
        };
    }

    private Result tell(Delivery delivery, long user, Provider provider, HookWords words, Object... given) {
        var language = users.find(user).map(User::language).orElse(Language.EN);
        var message = new Message(
                "hook/" + delivery.id(),
                Place.chat(user),
                "hook",
                provider.platform(),
                words.html(language, given),
                Keyboard.NONE,
                false,
                null,
                Map.of());
        return new Done(() -> outbox.say(message));
    }
}
