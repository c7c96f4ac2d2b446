package dev.dispatcher.assistant.commands.subscribing;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.words.SubscriptionWords;
import dev.dispatcher.people.Button;
import jakarta.inject.Singleton;

/// `/unsubscribe`: no more of a project.
@Singleton
final class UnsubscribeCommand implements Command {

    private final SubscriptionDesk desk;
    private final SubscriptionScreens screens;

    UnsubscribeCommand(SubscriptionDesk desk, SubscriptionScreens screens) {
        this.desk = desk;
        this.screens = screens;
    }

    @Override
    public String name() {
        return "unsubscribe";
    }

    @Override
    public Where where() {
        return Where.RULED;
    }

    @Override
    public Answer to(Ask ask) {
        return () -> ask.isBare() ? screens.removal(ask, desk.all(ask)) : removed(ask);
    }

    private Screen removed(Ask ask) {
        var language = ask.language();
        var back = Button.press(SubscriptionWords.ALL_BUTTON.plain(language), "/subscriptions");
        var found = desk.find(ask, ask.word(0));
        if (found.isEmpty()) {
            return Screen.of(SubscriptionWords.GONE.html(language)).row(back);
        }
        desk.remove(ask, found.get());
        return Screen.of(SubscriptionWords.REMOVED.html(language, SubscriptionScreens.title(found.get())))
                .row(back);
    }
}
