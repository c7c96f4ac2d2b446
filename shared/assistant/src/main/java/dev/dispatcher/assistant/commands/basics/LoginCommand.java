package dev.dispatcher.assistant.commands.basics;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.linking.Entrance;
import jakarta.inject.Singleton;

/// `/login`, wherever it is asked for: a group is led to the private chat.
@Singleton
final class LoginCommand implements Command {

    private final Entrance entrance;

    LoginCommand(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public String name() {
        return "login";
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
        long user = ask.user().id();
        return () -> Screen.of(entrance.html(user)).rows(entrance.keyboard(user).rows());
    }
}
