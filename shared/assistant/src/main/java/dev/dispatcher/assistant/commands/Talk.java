package dev.dispatcher.assistant.commands;

import dev.dispatcher.assistant.commands.memory.Awaited;
import dev.dispatcher.assistant.commands.memory.ShortId;
import dev.dispatcher.assistant.updates.Spot;
import dev.dispatcher.assistant.updates.Update;
import dev.dispatcher.assistant.updates.Update.Pressed;
import dev.dispatcher.assistant.updates.Update.Said;
import dev.dispatcher.assistant.updates.UpdateListener;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction.Done;
import dev.dispatcher.events.Reaction.Result;
import dev.dispatcher.events.Reaction.Unavailable;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Chat;
import dev.dispatcher.people.User;
import dev.dispatcher.people.telegram.TelegramFailure;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds out what somebody asks for, and has it answered. A button carries what could have been typed, and is treated
/// as if it had been. Whoever has a closer interest in an update is asked before.
@Singleton
@Order(100)
final class Talk implements UpdateListener {

    private static final String ACTION = "v1:";

    private final Commands commands;
    private final Meeting meeting;
    private final Languages languages;
    private final Gate gate;
    private final Bot bot;
    private final Awaited awaited;
    private final Replying replying;

    Talk(
            Commands commands,
            Meeting meeting,
            Languages languages,
            Gate gate,
            Bot bot,
            Awaited awaited,
            Replying replying) {
        this.commands = commands;
        this.meeting = meeting;
        this.languages = languages;
        this.gate = gate;
        this.bot = bot;
        this.awaited = awaited;
        this.replying = replying;
    }

    @Override
    public Optional<Result> hear(Update update, Delivery delivery) {
        try {
            return switch (update) {
                case Said said -> Optional.of(said.isEdited() ? Done.NOTHING_TO_WRITE : said(delivery.id(), said));
                case Pressed pressed -> Optional.of(pressed(delivery.id(), pressed));
                case Update.Other _ -> Optional.empty();
            };
        } catch (TelegramFailure failure) {
            return Optional.of(new Unavailable(String.valueOf(failure.getMessage())));
        }
    }

    private Result said(UUID id, Said said) {
        var line = Line.of(said.text());
        if (line.isEmpty() && !said.at().isPrivate()) return Done.NOTHING_TO_WRITE;
        if (line.isPresent() && isForOthers(line.get(), said.at())) return Done.NOTHING_TO_WRITE;
        if (!said.sender().isSomebody()) return line.isPresent() ? veiled(id, said) : Done.NOTHING_TO_WRITE;
        var user = meeting.meet(said.sender(), said.at());
        if (!user.active()) return Done.NOTHING_TO_WRITE;
        if (line.isEmpty()) line = expected(said, user);
        if (line.isEmpty()) return answer(ask(id, user, said.at(), List.of(), null), Basics.WORDS);
        return obey(id, user, said.at(), line.get());
    }

    /// Nobody knows who that is, so nobody is met.
    private Result veiled(UUID id, Said said) {
        if (said.at().kind() == Chat.Kind.CHANNEL) return Done.NOTHING_TO_WRITE;
        return new Done(() -> replying.tell(
                id, said.at(), Basics.VEILED.html(languages.in(said.at().chat()))));
    }

    /// Words are the rest of what we have asked for, if we have.
    private Optional<Line> expected(Said said, User user) {
        return awaited.find(said.at().chat(), user.id()).flatMap(begun -> Line.of(begun + " " + said.text()));
    }

    /// Another bot's, or, where several bots listen, one that nobody may have meant for us.
    private boolean isForOthers(Line line, Spot at) {
        if (!line.addressee().isEmpty()) return !line.addressee().equalsIgnoreCase(bot.username());
        return !at.isPrivate() && commands.find(line.name()).isEmpty();
    }

    private Result obey(UUID id, User user, Spot at, Line line) {
        var linked = line.name().equals("start") && line.words().size() == 1
                ? commands.linked(line.words().getFirst())
                : Optional.<Command>empty();
        if (linked.isPresent()) return run(linked.get(), ask(id, user, at, List.of(), null));
        var ask = ask(id, user, at, line.words(), null);
        return commands.find(line.name()).map(command -> run(command, ask)).orElseGet(() -> unknown(ask, line.name()));
    }

    private Result unknown(Ask ask, String name) {
        var language = ask.language();
        var help = new Button.Press(Basics.BUTTON_HELP.plain(language), "/help", Button.Tone.PLAIN);
        var screen = commands.nearest(name)
                .map(near -> Screen.of(Basics.UNKNOWN_NEAR.html(language, name, near))
                        .row(Button.press("/" + near, "/" + near), help))
                .orElseGet(() -> Screen.of(Basics.UNKNOWN.html(language, name)).row(help));
        return done(ask, Answer.of(screen));
    }

    private Result pressed(UUID id, Pressed pressed) {
        if (!pressed.sender().isSomebody()) return Done.NOTHING_TO_WRITE;
        var user = meeting.meet(pressed.sender(), pressed.at());
        if (!user.active()) return Done.NOTHING_TO_WRITE;
        var line = line(pressed).filter(asked -> asked.addressee().isEmpty());
        var command = line.flatMap(asked -> commands.find(asked.name()));
        var words = line.map(Line::words).orElse(List.of());
        var ask = ask(id, user, pressed.at(), words, pressed.message());
        if (command.isEmpty()) return aside(ask, Basics.OLD_BUTTON);
        return run(command.get(), ask);
    }

    /// What hangs on the card of something else and was left to us can only be its mute button.
    private Optional<Line> line(Pressed pressed) {
        if (!pressed.data().startsWith(ACTION)) return Line.of(pressed.data());
        return replying.shown(pressed.at(), pressed.message())
                .map(showing -> new Line("mute", "", List.of("card", ShortId.of(showing))));
    }

    private Result run(Command command, Ask ask) {
        return done(ask, gate.refusal(ask, command).map(Answer::of).orElseGet(() -> command.to(ask)));
    }

    private Result aside(Ask ask, Basics words) {
        return done(ask, Answer.of(Screen.of(words.html(ask.language())).aside()));
    }

    private Result answer(Ask ask, Basics words) {
        var help = Button.press(Basics.BUTTON_HELP.plain(ask.language()), "/help");
        return done(ask, Answer.of(Screen.of(words.html(ask.language())).row(help)));
    }

    private Result done(Ask ask, Answer answer) {
        return new Done(() -> {
            awaited.drop(ask.at().chat(), ask.user().id());
            replying.reply(ask, answer.write());
        });
    }

    private Ask ask(UUID id, User user, Spot at, List<String> words, @Nullable Integer pressed) {
        var card = replying.card(id, at, pressed);
        return new Ask(id, user, languages.in(at.chat(), user), at, words, card, pressed);
    }
}
