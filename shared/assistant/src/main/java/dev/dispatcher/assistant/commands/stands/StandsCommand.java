package dev.dispatcher.assistant.commands.stands;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import jakarta.inject.Singleton;

/// `/stands`: those of who asks.
@Singleton
final class StandsCommand implements Command {

    private final StandScreens screens;

    StandsCommand(StandScreens screens) {
        this.screens = screens;
    }

    @Override
    public String name() {
        return "stands";
    }

    @Override
    public Where where() {
        return Where.PRIVATE;
    }

    @Override
    public boolean isLinked() {
        return true;
    }

    @Override
    public Answer to(Ask ask) {
        return () -> screens.list(ask.user().id(), ask.language());
    }
}
