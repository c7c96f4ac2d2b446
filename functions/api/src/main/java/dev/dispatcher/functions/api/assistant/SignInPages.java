package dev.dispatcher.functions.api.assistant;

import static dev.dispatcher.people.Html.bold;
import static dev.dispatcher.people.Html.escape;

import dev.dispatcher.assistant.linking.Link;
import dev.dispatcher.assistant.linking.SigningIn.Start.Asked;
import dev.dispatcher.people.User;

/// What a browser shows before it goes to a forge and when it is back, in the language of who pressed the
/// button. Both pages name the Telegram account, for the address of a login button can be handed on.
final class SignInPages {

    private final User user;

    private SignInPages(User user) {
        this.user = user;
    }

    /// Only its button leads on, and only what this page brings along lets it.
    static String question(Asked asked) {
        return new SignInPages(asked.user()).asked(asked);
    }

    static String done(User user, Link link) {
        return new SignInPages(user).linked(link);
    }

    private String asked(Asked asked) {
        var forge = asked.provider().title();
        return page("""
                <p>%s</p>
                <p>%s</p>
                <form method="post" action="%s"><input type="hidden" name="state" value="%s"><button>%s</button></form>
                """.formatted(
                of("Привязать %s к Telegram %s?", "Link %s to Telegram %s?").formatted(forge, telegram()),
                of(
                        "Этот человек сможет делать там то же, что и вы. Если это не вы, закройте страницу.",
                        "That person will be able to do there what you may. If it is not you, close this page."),
                escape(asked.address()),
                escape(asked.state()),
                of("Это я, дальше в ", "It is me, go on to ") + forge));
    }

    private String linked(Link link) {
        return page("<p>"
                + of(
                                "%s %s ↔ Telegram %s. Вернитесь в Telegram: там можно это отменить.",
                                "Linked as %2$s of %1$s to Telegram %3$s. Go back to Telegram, where it can be undone.")
                        .formatted(link.provider().title(), bold("@" + link.username()), telegram())
                + "</p>\n");
    }

    /// A name may be anybody's, and written in any direction; the other word is his alone.
    private String telegram() {
        var username = user.username();
        return "<b><bdi>%s</bdi> (%s)</b>"
                .formatted(escape(user.name()), username == null ? user.id() : "@" + escape(username));
    }

    private String of(String russian, String english) {
        return switch (user.language()) {
            case RU -> russian;
            case EN -> english;
        };
    }

    private String page(String body) {
        return """
                <!doctype html>
                <html lang="%s">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Dispatcher</title>
                %s</html>
                """.formatted(user.language().word(), body);
    }
}
