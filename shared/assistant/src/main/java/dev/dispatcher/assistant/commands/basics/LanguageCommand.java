package dev.dispatcher.assistant.commands.basics;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Languages;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Language;
import jakarta.inject.Singleton;

/// `/language`: of a person, or of a group.
@Singleton
final class LanguageCommand implements Command {

    private final Languages languages;

    LanguageCommand(Languages languages) {
        this.languages = languages;
    }

    @Override
    public String name() {
        return "language";
    }

    @Override
    public Where where() {
        return Where.RULED;
    }

    @Override
    public Answer to(Ask ask) {
        var chosen = Language.of(ask.word(0));
        if (chosen.isPresent()) {
            return () -> {
                languages.set(ask, chosen.get());
                return Screen.of(Basics.LANGUAGE_SET.html(chosen.get()))
                        .row(Button.press(Basics.BUTTON_HELP.plain(chosen.get()), "/help"));
            };
        }
        return Answer.of(Screen.of(Basics.LANGUAGE.html(ask.language()))
                .row(Button.press("🇷🇺 Русский", "/language ru"), Button.press("🇬🇧 English", "/language en")));
    }
}
