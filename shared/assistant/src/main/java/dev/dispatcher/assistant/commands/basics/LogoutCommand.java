package dev.dispatcher.assistant.commands.basics;

import static dev.dispatcher.people.Button.Press.of;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.hooks.Hook;
import dev.dispatcher.assistant.hooks.HookRemoval;
import dev.dispatcher.assistant.linking.Links;
import dev.dispatcher.assistant.linking.Unlinking;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.Phrase.Raw;
import dev.dispatcher.people.Html;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/// `/logout`: the forges take back what let us in, and we forget it. Hooks stay behind, so whoever had some made is
// asked
/// first: afterwards nobody could remove them here.
@Singleton
final class LogoutCommand implements Command {

    private final Links links;
    private final Unlinking unlinking;
    private final HookRemoval removal;

    LogoutCommand(Links links, Unlinking unlinking, HookRemoval removal) {
        this.links = links;
        this.unlinking = unlinking;
        this.removal = removal;
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
        long user = ask.user().id();
        if (links.of(user).isEmpty()) {
            var login = of(Basics.BUTTON_LOGIN.plain(ask.language()), "/login");
            return Answer.of(
                    Screen.of(Basics.LOGOUT_NOTHING.html(ask.language())).row(login));
        }
        return switch (ask.word(0)) {
            case "keep" -> left(ask, removal.of(user));
            case "hooks" -> left(ask, removal.removeAll(user));
            default -> {
                var made = removal.of(user);
                yield made.isEmpty() ? left(ask, made) : Answer.of(question(ask, made));
            }
        };
    }

    private static Screen question(Ask ask, List<Hook> made) {
        var language = ask.language();
        return Screen.of(Basics.LOGOUT_HOOKS.html(language, new Raw(list(made))))
                .row(of(Basics.BUTTON_LOGOUT_HOOKS.plain(language), "/logout hooks"))
                .row(of(Basics.BUTTON_LOGOUT_KEEP.plain(language), "/logout keep"))
                .row(of(Basics.BUTTON_CANCEL.plain(language), "/me"));
    }

    private Answer left(Ask ask, List<Hook> staying) {
        var gone = unlinking.revokeAll(ask.user().id());
        return () -> {
            var html = String.join("\n", unlinking.forget(gone));
            if (staying.isEmpty()) return Screen.of(html);
            return Screen.of(html + "\n" + Basics.LOGOUT_LEFT.html(ask.language(), new Raw(list(staying))));
        };
    }

    private static String list(List<Hook> hooks) {
        return hooks.stream()
                .map(hook -> "\n• " + hook.provider().title() + ": " + Html.bold(hook.projectPath()))
                .collect(Collectors.joining());
    }
}
