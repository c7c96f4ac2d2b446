package dev.dispatcher.assistant.commands.basics;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.hooks.Hook;
import dev.dispatcher.assistant.hooks.HookRemoval;
import dev.dispatcher.assistant.linking.Link;
import dev.dispatcher.assistant.linking.Links;
import dev.dispatcher.assistant.linking.Unlinking;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.Phrase.Raw;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Html;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/// `/logout`: the forges take back what let us in, and we forget it. Hooks stay behind, so whoever had some made
/// is asked first: afterwards nobody could remove them here.
@Singleton
final class LogoutCommand implements Command {

    private static final String ALL = "all";

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
        var language = ask.language();
        var all = links.of(ask.user().id());
        if (all.isEmpty()) {
            return Answer.of(Screen.of(Basics.LOGOUT_NOTHING.html(language))
                    .row(press(Basics.BUTTON_LOGIN.plain(language), "/login"), back(ask)));
        }
        var which = all.size() == 1 ? ALL : ask.word(0);
        var chosen = which.equals(ALL)
                ? all
                : all.stream()
                        .filter(link -> link.provider().word().equals(which))
                        .toList();
        return chosen.isEmpty() ? Answer.of(choice(ask, all)) : leaving(ask, which, chosen);
    }

    private static Screen choice(Ask ask, List<Link> all) {
        var rows = all.stream()
                .map(link -> List.<Button>of(press(
                        link.provider().title() + ": @" + link.username(),
                        "/logout " + link.provider().word())))
                .toList();
        return Screen.of(Basics.LOGOUT.html(ask.language()))
                .rows(rows)
                .row(press(Basics.BUTTON_LOGOUT_ALL.plain(ask.language()), "/logout " + ALL))
                .row(back(ask));
    }

    private Answer leaving(Ask ask, String which, List<Link> chosen) {
        var made = chosen.stream()
                .flatMap(link -> removal.of(link.user(), link.provider()).stream())
                .toList();
        return switch (ask.word(1)) {
            case "keep" -> left(ask, chosen, made);
            case "hooks" ->
                left(
                        ask,
                        chosen,
                        chosen.stream()
                                .flatMap(link -> removal.removeAll(link.user(), link.provider()).stream())
                                .toList());
            default -> made.isEmpty() ? left(ask, chosen, made) : Answer.of(question(ask, which, made));
        };
    }

    private static Screen question(Ask ask, String which, List<Hook> made) {
        var language = ask.language();
        return Screen.of(Basics.LOGOUT_HOOKS.html(language, new Raw(list(made))))
                .row(press(Basics.BUTTON_LOGOUT_HOOKS.plain(language), "/logout " + which + " hooks"))
                .row(press(Basics.BUTTON_LOGOUT_KEEP.plain(language), "/logout " + which + " keep"))
                .row(back(ask));
    }

    private Answer left(Ask ask, List<Link> chosen, List<Hook> staying) {
        var gone = unlinking.revokeAll(chosen);
        return () -> {
            var html = String.join("\n", unlinking.forget(gone));
            if (!staying.isEmpty()) {
                html += "\n" + Basics.LOGOUT_LEFT.html(ask.language(), new Raw(list(staying)));
            }
            return Screen.of(html).row(back(ask));
        };
    }

    private static Button back(Ask ask) {
        return press(Basics.BUTTON_BACK.plain(ask.language()), "/me");
    }

    private static String list(List<Hook> hooks) {
        return hooks.stream()
                .map(hook -> "\n• " + hook.provider().title() + ": " + Html.bold(hook.projectPath()))
                .collect(Collectors.joining());
    }
}
