package dev.dispatcher.assistant.commands.basics;

import static dev.dispatcher.people.Button.Press.of;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.linking.Entrance;
import dev.dispatcher.assistant.linking.Links;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.people.Button;
import jakarta.inject.Singleton;
import java.util.List;

/// `/logout` by a button: which account? Typed in private it unlinks all, and is heard before it comes here.
@Singleton
final class LogoutCommand implements Command {

    private final Links links;

    LogoutCommand(Links links) {
        this.links = links;
    }

    @Override
    public String name() {
        return "logout";
    }

    @Override
    public Where where() {
        return Where.PRIVATE;
    }

    @Override
    public Answer to(Ask ask) {
        return () -> {
            var language = ask.language();
            var rows = links.of(ask.user().id()).stream()
                    .map(link -> List.<Button>of(new Button.Press(
                            link.provider().title() + ": @" + link.username(), Entrance.undo(link), Button.Tone.BAD)))
                    .toList();
            var back = of(Basics.BUTTON_BACK.plain(language), "/me");
            if (rows.isEmpty()) {
                var login = of(Basics.BUTTON_LOGIN.plain(language), "/login");
                return Screen.of(Basics.LOGOUT_NOTHING.html(language)).row(login, back);
            }
            return Screen.of(Basics.LOGOUT.html(language)).rows(rows).row(back);
        };
    }
}
