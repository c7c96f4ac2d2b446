package dev.dispatcher.assistant.commands.subscribing;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.words.Basics;
import jakarta.inject.Singleton;

/// `/subscribe`: a project from a list, then what to hear of it.
@Singleton
final class SubscribeCommand implements Command {

    private final ProjectPicker picker;
    private final SubscriptionDesk desk;
    private final SubscriptionScreens screens;

    SubscribeCommand(ProjectPicker picker, SubscriptionDesk desk, SubscriptionScreens screens) {
        this.picker = picker;
        this.desk = desk;
        this.screens = screens;
    }

    @Override
    public String name() {
        return "subscribe";
    }

    @Override
    public Where where() {
        return Where.RULED;
    }

    @Override
    public boolean isLinked() {
        return true;
    }

    @Override
    public Answer to(Ask ask) {
        return picker.steps(ask, name())
                .orElseGet(() -> () -> picker.picked(ask)
                        .map(picked -> screens.details(ask, desk.subscribe(ask, picked)))
                        .orElseGet(() -> Screen.of(Basics.OLD_BUTTON.html(ask.language()))
                                .aside()));
    }
}
