package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.updates.Update;
import dev.dispatcher.assistant.updates.Update.Pressed;
import dev.dispatcher.assistant.updates.UpdateListener;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Place;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The button that undoes a link.
@Singleton
@Order(-50)
final class UndoButton implements UpdateListener {

    static final String UNDO = "unlink:";

    private final Links links;
    private final Unlinking unlinking;
    private final LinkNews news;

    UndoButton(Links links, Unlinking unlinking, LinkNews news) {
        this.links = links;
        this.unlinking = unlinking;
        this.news = news;
    }

    @Override
    public Optional<Reaction.Result> hear(Update update, Delivery delivery) {
        var key = "link/" + delivery.id();
        return update instanceof Pressed pressed && pressed.data().startsWith(UNDO)
                ? Optional.of(undone(pressed, key))
                : Optional.empty();
    }

    /// Only who linked it undoes it: the button may have been made up.
    private Reaction.Result undone(Pressed pressed, String key) {
        long user = pressed.sender().id();
        var id = pressed.data().substring(UNDO.length());
        return links.of(user).stream()
                .filter(link -> link.id().toString().equals(id))
                .findFirst()
                .map(link -> undone(link, key))
                .orElseGet(() -> new Reaction.Done(
                        () -> news.sayIn(Place.chat(user), key, LinkWords::notLinked, Keyboard.NONE)));
    }

    private Reaction.Result undone(Link link, String key) {
        boolean isRevoked = unlinking.revoke(link);
        return new Reaction.Done(() -> {
            if (!links.delete(link.id())) return;
            news.say(link.user(), key, link.provider(), words -> words.unlinked(link, isRevoked), Keyboard.NONE);
        });
    }
}
