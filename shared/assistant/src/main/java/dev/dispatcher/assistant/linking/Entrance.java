package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.telegram.Telegram;
import dev.dispatcher.people.telegram.TelegramFailure;
import jakarta.inject.Singleton;
import java.util.Arrays;

/// How somebody signs in, in words and buttons.
@Singleton
public final class Entrance {

    private final Forges forges;
    private final LinkNews news;
    private final Telegram telegram;

    Entrance(Forges forges, LinkNews news, Telegram telegram) {
        this.forges = forges;
        this.telegram = telegram;
        this.news = news;
    }

    /// For whoever has no account here: the way in, or in a group the way to the private chat.
    public Keyboard door(long user, boolean isPrivate) {
        if (isPrivate) return keyboard(user);
        try {
            var url = "https://t.me/" + telegram.me().username() + "?start=login";
            return Keyboard.row(new Button.Link(news.words(user).open(), url));
        } catch (TelegramFailure _) {
            return Keyboard.NONE; // the words say it as well
        }
    }

    /// What a button carries that lets go of this link. It works for whoever has linked it only.
    public static String undo(Link link) {
        return UndoButton.UNDO + link.id();
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
