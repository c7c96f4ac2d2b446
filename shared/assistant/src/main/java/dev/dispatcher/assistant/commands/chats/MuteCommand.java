package dev.dispatcher.assistant.commands.chats;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.commands.memory.ShortId;
import dev.dispatcher.assistant.following.Showings;
import dev.dispatcher.assistant.quiet.Hours;
import dev.dispatcher.assistant.quiet.HoursConfig;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import dev.dispatcher.assistant.words.ChatWords;
import dev.dispatcher.people.Button;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/mute`: a while without a sound, from the whole place or about one thing. In private that goes for what is told in
/// person too, with or without subscriptions.
@Singleton
final class MuteCommand implements Command {

    /// Longer than anything is worked on.
    private static final Duration FOR_GOOD = Duration.ofDays(3_650);

    private final Subscriptions subscriptions;
    private final Showings showings;
    private final Hours hours;
    private final HoursConfig config;
    private final Clock clock;

    MuteCommand(Subscriptions subscriptions, Showings showings, Hours hours, HoursConfig config, Clock clock) {
        this.subscriptions = subscriptions;
        this.showings = showings;
        this.hours = hours;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mute";
    }

    @Override
    public Where where() {
        return Where.RULED;
    }

    @Override
    public Answer to(Ask ask) {
        return () -> switch (ask.word(0)) {
            case "1h" -> muted(ask, clock.instant().plus(Duration.ofHours(1)));
            case "morning" -> muted(ask, hours.morning());
            case "off" -> muted(ask, null);
            case "this" -> mutedThis(ask);
            case "card" -> choice(ask, ask.word(1)).aside();
            default -> choice(ask, "");
        };
    }

    private static Screen choice(Ask ask, String showing) {
        var language = ask.language();
        var more = new ArrayList<Button>();
        if (!showing.isEmpty()) more.add(press(ChatWords.MUTE_THIS.plain(language), "/mute this " + showing));
        more.add(press(ChatWords.MUTE_OFF.plain(language), "/mute off"));
        return Screen.of(ChatWords.MUTE.html(language))
                .row(
                        press(ChatWords.MUTE_HOUR.plain(language), "/mute 1h"),
                        press(ChatWords.MUTE_MORNING.plain(language), "/mute morning"))
                .rows(List.of(more));
    }

    private Screen muted(Ask ask, @Nullable Instant until) {
        var language = ask.language();
        var all = subscriptions.of(ask.at().place());
        if (ask.at().isPrivate()) hours.mute(ask.at().chat(), until);
        else if (all.isEmpty()) return Screen.of(ChatWords.MUTE_NOTHING.html(language));
        all.forEach(one -> subscriptions.mute(one.id(), until));
        if (until == null) return Screen.of(ChatWords.UNMUTED.html(language));
        var time = DateTimeFormatter.ofPattern("dd.MM HH:mm")
                .withZone(config.zone())
                .format(until);
        return Screen.of(ChatWords.MUTED.html(language, time))
                .row(press(ChatWords.MUTE_OFF.plain(language), "/mute off"));
    }

    /// Only what this chat is shown: the button may have been made up.
    private Screen mutedThis(Ask ask) {
        var language = ask.language();
        boolean isDone = ShortId.read(ask.word(1))
                .filter(showing ->
                        showings.mute(showing, ask.at().chat(), clock.instant().plus(FOR_GOOD)))
                .isPresent();
        return isDone ? Screen.of(ChatWords.MUTED_THIS.html(language)) : choice(ask, "");
    }
}
