package dev.dispatcher.assistant.commands.basics;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.linking.Link;
import dev.dispatcher.assistant.linking.Links;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.Phrase.Raw;
import dev.dispatcher.people.Html;
import dev.dispatcher.stands.StandShelf;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/// `/me`: who somebody is here and at the forges.
@Singleton
final class MeCommand implements Command {

    private static final int STANDS_MAX = 100;

    private final Links links;
    private final Subscriptions subscriptions;
    private final StandShelf stands;

    MeCommand(Links links, Subscriptions subscriptions, StandShelf stands) {
        this.links = links;
        this.subscriptions = subscriptions;
        this.stands = stands;
    }

    @Override
    public String name() {
        return "me";
    }

    @Override
    public Where where() {
        return Where.PRIVATE;
    }

    @Override
    public Answer to(Ask ask) {
        return () -> {
            var language = ask.language();
            var user = ask.user();
            var accounts = links.of(user.id()).stream().map(MeCommand::line).collect(Collectors.joining());
            var html = Basics.ME.html(
                    language,
                    user.name(),
                    user.id(),
                    new Raw(accounts),
                    subscriptions.ofChat(ask.at().chat()).size(),
                    stands.list(null, user.id(), STANDS_MAX).size());
            return Screen.of(html)
                    .row(
                            press(Basics.BUTTON_LOGIN.plain(language), "/login"),
                            press(Basics.BUTTON_LOGOUT.plain(language), "/logout"))
                    .row(press(Basics.BUTTON_SETTINGS.plain(language), "/settings"))
                    .row(
                            press(Basics.BUTTON_SUBSCRIPTIONS.plain(language), "/subscriptions"),
                            press(Basics.BUTTON_STANDS.plain(language), "/stands"))
                    .row(press(Basics.BUTTON_BACK.plain(language), "/help me"));
        };
    }

    private static String line(Link link) {
        var sign = link.isOpen() ? "" : " ⚠️";
        return "\n" + link.provider().title() + ": " + Html.bold("@" + link.username()) + sign;
    }
}
