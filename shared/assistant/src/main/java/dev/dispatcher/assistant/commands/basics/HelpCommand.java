package dev.dispatcher.assistant.commands.basics;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.people.Language;
import jakarta.inject.Singleton;

/// `/help`, and its sections.
@Singleton
final class HelpCommand implements Command {

    @Override
    public String name() {
        return "help";
    }

    @Override
    public Where where() {
        return Where.ANYWHERE;
    }

    @Override
    public boolean isLinked() {
        return true;
    }

    @Override
    public Answer to(Ask ask) {
        var language = ask.language();
        var section =
                switch (ask.word(0)) {
                    case "news" -> Basics.HELP_NEWS;
                    case "work" -> Basics.HELP_WORK;
                    case "stands" -> Basics.HELP_STANDS;
                    case "me" -> Basics.HELP_ME;
                    default -> Basics.HELP;
                };
        if (section == Basics.HELP) return Answer.of(sections(language));
        return Answer.of(Screen.of(section.html(language)).row(press(Basics.BUTTON_BACK.plain(language), "/help")));
    }

    private static Screen sections(Language language) {
        return Screen.of(Basics.HELP.html(language))
                .row(
                        press(Basics.BUTTON_NEWS.plain(language), "/help news"),
                        press(Basics.BUTTON_WORK.plain(language), "/help work"))
                .row(
                        press(Basics.BUTTON_STANDS.plain(language), "/help stands"),
                        press(Basics.BUTTON_ME.plain(language), "/help me"));
    }
}
