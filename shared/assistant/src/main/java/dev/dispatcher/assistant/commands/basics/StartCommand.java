package dev.dispatcher.assistant.commands.basics;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.words.Basics;
import jakarta.inject.Singleton;

/// `/start`: what Telegram says for everybody who opens the chat.
@Singleton
final class StartCommand implements Command {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Where where() {
        return Where.ANYWHERE;
    }

    @Override
    public Answer to(Ask ask) {
        var language = ask.language();
        if (!ask.at().isPrivate()) return Answer.of(Screen.of(Basics.HELLO_GROUP.html(language)));
        return Answer.of(Screen.of(Basics.HELLO.html(language, ask.user().name()))
                .row(
                        press(Basics.BUTTON_LOGIN.plain(language), "/login"),
                        press(Basics.BUTTON_SUBSCRIBE.plain(language), "/subscribe"))
                .row(
                        press(Basics.BUTTON_STANDS.plain(language), "/stands"),
                        press(Basics.BUTTON_NEW_STAND.plain(language), "/stand new"))
                .row(
                        press(Basics.BUTTON_HELP.plain(language), "/help"),
                        press(Basics.BUTTON_LANGUAGE.plain(language), "/language")));
    }
}
