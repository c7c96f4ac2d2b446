package dev.dispatcher.assistant.commands;

import dev.dispatcher.assistant.words.Basics;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Who may ask for what, and where.
@Singleton
final class Gate {

    private final Bot bot;

    Gate(Bot bot) {
        this.bot = bot;
    }

    /// What somebody is told who may not; empty for who may. Telegram is asked who rules a group, every time:
    /// rights are lost as well.
    Optional<Screen> refusal(Ask ask, Command command) {
        if (ask.at().isPrivate()) return Optional.empty();
        var language = ask.language();
        return switch (command.where()) {
            case ANYWHERE -> Optional.empty();
            case PRIVATE -> {
                var target = command.isLinked() ? command.name() : "help";
                yield Optional.of(Screen.of(Basics.IN_PRIVATE.html(language))
                        .row(bot.link(Basics.OPEN_PRIVATE.plain(language), target))
                        .aside());
            }
            case RULED -> {
                if (bot.isRuledBy(ask.at().chat(), ask.user().id())) yield Optional.empty();
                var name = ask.user().name();
                yield Optional.of(
                        Screen.of(Basics.ADMINS_ONLY.html(language, name)).aside());
            }
        };
    }
}
