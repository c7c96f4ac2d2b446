package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.assistant.updates.Update;
import dev.dispatcher.assistant.updates.Update.Pressed;
import dev.dispatcher.assistant.updates.Update.Said;
import dev.dispatcher.assistant.updates.UpdateListener;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Place;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `/login`, `/logout`, and the button that undoes a link.
@Singleton
@Order(-50)
final class LinkingCommands implements UpdateListener {

    static final String UNDO = "unlink:";

    private final Forges forges;
    private final Links links;
    private final Unlinking unlinking;
    private final LinkNews news;

    LinkingCommands(Forges forges, Links links, Unlinking unlinking, LinkNews news) {
        this.forges = forges;
        this.links = links;
        this.unlinking = unlinking;
        this.news = news;
    }

    @Override
    public Optional<Reaction.Result> hear(Update update, Delivery delivery) {
        var key = "link/" + delivery.id();
        return switch (update) {
            case Said said
            when said.isPrivate() && said.text().strip().equals("/login") ->
                Optional.of(new Reaction.Done(() -> login(said.sender().id(), key)));
            case Said said
            when said.isPrivate() && said.text().strip().equals("/logout") ->
                Optional.of(unlinked(said.sender().id(), links.of(said.sender().id()), key));
            case Pressed pressed when pressed.data().startsWith(UNDO) -> Optional.of(undone(pressed, key));
            case Said _, Pressed _, Update.Other _ -> Optional.empty();
        };
    }

    private void login(long user, String key) {
        var rows = Arrays.stream(Provider.values())
                .filter(provider -> forges.signIn(provider).isPresent())
                .flatMap(provider -> news.loginKeyboard(user, provider).rows().stream())
                .toList();
        news.sayIn(Place.chat(user), key, LinkWords::howToLogIn, new Keyboard(rows));
    }

    /// Only who linked it undoes it: the button may have been made up.
    private Reaction.Result undone(Pressed pressed, String key) {
        long user = pressed.sender().id();
        var id = pressed.data().substring(UNDO.length());
        var own = links.of(user).stream()
                .filter(link -> link.id().toString().equals(id))
                .toList();
        return unlinked(user, own, key);
    }

    private Reaction.Result unlinked(long user, List<Link> own, String key) {
        if (own.isEmpty()) {
            return new Reaction.Done(() -> news.sayIn(Place.chat(user), key, LinkWords::notLinked, Keyboard.NONE));
        }
        var revoked = own.stream().map(unlinking::revoke).toList();
        return new Reaction.Done(() -> {
            for (int i = 0; i < own.size(); i++) {
                var link = own.get(i);
                boolean isRevoked = revoked.get(i);
                if (!links.delete(link.id())) continue;
                news.say(
                        user,
                        key + "/" + link.id(),
                        link.provider(),
                        words -> words.unlinked(link, isRevoked),
                        Keyboard.NONE);
            }
        });
    }
}
