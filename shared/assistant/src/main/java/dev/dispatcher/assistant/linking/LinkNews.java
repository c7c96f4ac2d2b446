package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.database.Database;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Language;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.Platform;
import dev.dispatcher.people.User;
import dev.dispatcher.people.Users;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;

/// What people are told about their links, in their own chat.
@Singleton
final class LinkNews {

    private static final String KIND = "link";

    private final Database database;
    private final Links links;
    private final Outbox outbox;
    private final Users users;
    private final LinkingConfig config;

    LinkNews(Database database, Links links, Outbox outbox, Users users, LinkingConfig config) {
        this.database = database;
        this.links = links;
        this.outbox = outbox;
        this.users = users;
        this.config = config;
    }

    /// Nobody is let in with it any more. Said once, however many workers find out.
    void closed(Link link) {
        database.inTransaction(() -> {
            if (!links.closed(link)) return false;
            return say(
                    link.user(),
                    "link/closed/" + link.id() + "/" + link.version(),
                    link.provider(),
                    words -> words.closed(link),
                    loginKeyboard(link.user(), link.provider()));
        });
    }

    /// Nobody renews a personal token but who made it.
    void ending(Link link) {
        say(
                link.user(),
                "link/ending/" + link.id() + "/" + link.version(),
                link.provider(),
                words -> words.ending(link),
                loginKeyboard(link.user(), link.provider()));
    }

    /// Who it is now, and a way to undo it.
    void linked(Link link) {
        say(
                link.user(),
                "link/made/" + link.id() + "/" + link.version(),
                link.provider(),
                words -> words.linked(name(link.user()), link),
                undoKeyboard(link));
    }

    Keyboard undoKeyboard(Link link) {
        return Keyboard.row(new Button.Press(words(link.user()).undo(), Entrance.undo(link), Button.Tone.BAD));
    }

    /// To a chat, in the language of its user; groups have none of their own here.
    void sayIn(Place place, String key, Function<LinkWords, String> html, Keyboard keyboard) {
        var text = html.apply(words(place.chatId()));
        outbox.say(new Message(key, place, KIND, Platform.DISPATCHER, text, keyboard, false, null, Map.of()));
    }

    boolean say(long user, String key, Provider provider, Function<LinkWords, String> html, Keyboard keyboard) {
        var text = html.apply(words(user));
        return outbox.say(
                new Message(key, Place.chat(user), KIND, provider.platform(), text, keyboard, false, null, Map.of()));
    }

    /// Nothing when there is no page to sign in on.
    Keyboard loginKeyboard(long user, Provider provider) {
        return config.start(provider)
                .map(url -> Keyboard.row(new Button.Login(words(user).signIn(provider), url)))
                .orElse(Keyboard.NONE);
    }

    LinkWords words(long user) {
        return LinkWords.in(users.find(user).map(User::language).orElse(Language.EN));
    }

    private String name(long user) {
        return users.find(user)
                .map(found -> found.username() == null ? found.name() : "@" + found.username())
                .orElse(String.valueOf(user));
    }
}
