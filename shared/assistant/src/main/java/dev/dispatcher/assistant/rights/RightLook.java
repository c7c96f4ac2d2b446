package dev.dispatcher.assistant.rights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Right;
import dev.dispatcher.assistant.linking.Access;
import dev.dispatcher.assistant.linking.Session;
import dev.dispatcher.assistant.subscriptions.Subscription;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Html;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Language;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.User;
import dev.dispatcher.people.Users;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A chat hears of a private project for as long as who subscribed it may read it. Whoever cannot be asked, because he
/// has to sign in again, has lost nothing: hearing takes no token.
@Singleton
final class RightLook implements Reaction {

    private final Subscriptions subscriptions;
    private final Access access;
    private final Users users;
    private final Outbox outbox;

    RightLook(Subscriptions subscriptions, Access access, Users users, Outbox outbox) {
        this.subscriptions = subscriptions;
        this.access = access;
        this.users = users;
        this.outbox = outbox;
    }

    @Override
    public String type() {
        return RightRounds.LOOK.name();
    }

    @Override
    public Result to(Delivery delivery) {
        var subscription = found(delivery.payload());
        var subscriber = subscription.flatMap(one -> Optional.ofNullable(one.createdBy()));
        if (subscription.isEmpty() || subscriber.isEmpty()) return Done.NOTHING_TO_WRITE;
        try {
            boolean mayRead = access.as(
                            subscriber.get(),
                            subscription.get().provider(),
                            session -> mayRead(session, subscription.get()))
                    .orElse(true);
            return mayRead ? Done.NOTHING_TO_WRITE : new Done(() -> paused(subscription.get(), delivery.id()));
        } catch (ForgeFailure.Unanswered unanswered) {
            return new Unavailable(String.valueOf(unanswered.getMessage()), unanswered.retryAfter());
        } catch (ForgeFailure _) {
            return Done.NOTHING_TO_WRITE; // a no to the question is none to the answer
        }
    }

    private Optional<Subscription> found(String payload) {
        return Json.uuid(Json.read(payload, JsonNode.class)
                        .path("subscription_id")
                        .asText())
                .flatMap(subscriptions::find)
                .filter(one -> one.disabledReason() == null);
    }

    private static boolean mayRead(Session session, Subscription subscription) {
        if (!session.forge().instance().equals(subscription.instance())) return true;
        var number = subscription.projectId();
        var name = number == null || subscription.provider() == Provider.GITHUB
                ? subscription.projectPath()
                : String.valueOf(number);
        var project = session.forge().project(session.token(), name);
        if (project.isEmpty()) return false;
        return project.get().isOpen() || session.forge().may(session.token(), name, Right.READ);
    }

    private void paused(Subscription subscription, UUID event) {
        subscriptions.disable(subscription.id(), "who subscribed may not read the project any more");
        var language = Optional.ofNullable(subscription.createdBy())
                .flatMap(users::find)
                .map(User::language)
                .orElse(Language.EN);
        outbox.say(new Message(
                "right/" + event,
                subscription.place(),
                "subscription",
                subscription.provider().platform(),
                words(language, Html.bold(subscription.projectPath())),
                Keyboard.row(Button.press("/subscribe", "/subscribe")),
                false,
                null,
                Map.of()));
    }

    private static String words(Language language, String project) {
        return switch (language) {
            case RU ->
                "Новостей %s здесь больше не будет: у того, кто подписал чат, нет больше права читать этот проект. Подписать заново может тот, у кого оно есть."
                        .formatted(project);
            case EN ->
                "No more news of %s here: who subscribed this chat may not read that project any more. Somebody who may can subscribe it again."
                        .formatted(project);
        };
    }
}
