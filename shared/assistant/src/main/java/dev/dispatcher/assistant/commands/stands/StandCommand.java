package dev.dispatcher.assistant.commands.stands;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.words.StandWords;
import dev.dispatcher.people.Role;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.stands.StandCommands;
import dev.dispatcher.stands.StandShelf;
import dev.dispatcher.stands.StandShelf.Whole;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// `/stand`: one stand, by its id or name, and what its owner or an administrator may do with it.
@Singleton
final class StandCommand implements Command {

    private final StandShelf shelf;
    private final StandCommands commands;
    private final StandScreens screens;
    private final NewStandDialogue newStand;

    StandCommand(StandShelf shelf, StandCommands commands, StandScreens screens, NewStandDialogue newStand) {
        this.shelf = shelf;
        this.commands = commands;
        this.screens = screens;
        this.newStand = newStand;
    }

    @Override
    public String name() {
        return "stand";
    }

    @Override
    public Where where() {
        return Where.PRIVATE;
    }

    @Override
    public Answer to(Ask ask) {
        return () -> switch (ask.word(0)) {
            case "" -> screens.list(ask.user().id(), ask.language());
            case "show" -> on(ask, stand -> screens.card(stand, ask.language()));
            case "drop" -> on(ask, stand -> screens.confirmDelete(stand, ask.language()));
            case "extend" -> act(ask, name -> commands.extend(name, null));
            case "retry" -> act(ask, commands::retry);
            case "cancel" -> act(ask, commands::cancel);
            case "stop" -> act(ask, commands::stop);
            case "start" -> act(ask, commands::start);
            case "delete" -> act(ask, commands::delete);
            default -> newStand.go(ask).orElseGet(() -> named(ask));
        };
    }

    private Screen named(Ask ask) {
        return whose(ask, ask.word(0), stand -> screens.card(stand, ask.language()));
    }

    private Screen act(Ask ask, Function<String, StandCommands.Result> act) {
        return on(ask, stand -> {
            if (stand.listed().stand().goneAt() != null) return aside(ask, StandWords.GONE);
            return switch (act.apply(stand.listed().stand().name())) {
                case StandCommands.Taken _ -> screens.card(again(stand), ask.language());
                case StandCommands.Unknown _ -> aside(ask, StandWords.GONE);
                case StandCommands.Refused(var why, var _) ->
                    Screen.of(StandWords.REFUSED.html(ask.language(), why.in(ask.language())))
                            .aside();
            };
        });
    }

    private Whole again(Whole stand) {
        return shelf.find(stand.listed().stand().id()).orElseThrow();
    }

    private Screen on(Ask ask, Function<Whole, Screen> then) {
        return whose(ask, ask.word(1), then);
    }

    private Screen whose(Ask ask, String given, Function<Whole, Screen> then) {
        var found = find(given);
        if (found.isEmpty()) return aside(ask, StandWords.GONE);
        boolean isTheirs = found.get().listed().stand().owner() == ask.user().id();
        if (!isTheirs && !ask.user().roles().contains(Role.ADMIN)) return aside(ask, StandWords.NOT_YOURS);
        return then.apply(found.get());
    }

    private Optional<Whole> find(String given) {
        Optional<UUID> id = Json.uuid(given);
        return id.isPresent() ? shelf.find(id.get()) : shelf.find(given);
    }

    private static Screen aside(Ask ask, StandWords words) {
        return Screen.of(words.html(ask.language())).aside();
    }
}
