package dev.dispatcher.assistant.commands.chats;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.quiet.Hours;
import dev.dispatcher.assistant.words.Basics;
import jakarta.inject.Singleton;

/// `/settings`: how this chat is told, and the way to change it.
@Singleton
final class SettingsCommand implements Command {

    private final Hours hours;

    SettingsCommand(Hours hours) {
        this.hours = hours;
    }

    @Override
    public String name() {
        return "settings";
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
        return () -> {
            var language = ask.language();
            var wanted = hours.of(ask.at().chat());
            return Screen.of(Basics.SETTINGS.html(
                            language,
                            Basics.LANGUAGE_NAME.plain(language),
                            QuietCommand.written(wanted, language),
                            DigestCommand.written(wanted, language)))
                    .row(
                            press(Basics.BUTTON_LANGUAGE.plain(language), "/language"),
                            press(Basics.BUTTON_QUIET.plain(language), "/quiet"))
                    .row(
                            press(Basics.BUTTON_DIGEST.plain(language), "/digest"),
                            press(Basics.BUTTON_MUTE.plain(language), "/mute"))
                    .row(press(Basics.BUTTON_SUBSCRIPTIONS.plain(language), "/subscriptions"));
        };
    }
}
