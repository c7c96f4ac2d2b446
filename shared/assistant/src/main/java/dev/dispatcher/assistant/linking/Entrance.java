package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.people.Keyboard;
import jakarta.inject.Singleton;
import java.util.Arrays;

/// How somebody signs in, in words and buttons.
@Singleton
public final class Entrance {

    private final Forges forges;
    private final LinkNews news;

    Entrance(Forges forges, LinkNews news) {
        this.forges = forges;
        this.news = news;
    }

    /// What a button carries that lets go of this link. It works for whoever has linked it only.
    public static String undo(Link link) {
        return LinkingCommands.UNDO + link.id();
    }

    public String html(long user) {
        return news.words(user).howToLogIn();
    }

    /// Without a page to sign in on there are none, and a personal token is what is left.
    public Keyboard keyboard(long user) {
        return new Keyboard(Arrays.stream(Provider.values())
                .filter(provider -> forges.signIn(provider).isPresent())
                .flatMap(provider -> news.loginKeyboard(user, provider).rows().stream())
                .toList());
    }
}
