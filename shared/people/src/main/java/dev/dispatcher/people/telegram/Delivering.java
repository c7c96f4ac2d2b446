package dev.dispatcher.people.telegram;

import dev.dispatcher.people.Chats;
import dev.dispatcher.people.Html;
import dev.dispatcher.people.telegram.Delivered.Emptied;
import dev.dispatcher.people.telegram.Delivered.Interrupted;
import dev.dispatcher.people.telegram.Delivered.Paused;
import dev.dispatcher.people.telegram.TelegramFailure.Barred;
import dev.dispatcher.people.telegram.TelegramFailure.Gone;
import dev.dispatcher.people.telegram.TelegramFailure.Moved;
import dev.dispatcher.people.telegram.TelegramFailure.Refused;
import dev.dispatcher.people.telegram.TelegramFailure.TooMany;
import dev.dispatcher.people.telegram.TelegramFailure.Unanswered;
import dev.dispatcher.people.telegram.TelegramFailure.Unreachable;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.lambda.Deadline;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what waits for one chat, in order. Whoever dies between a send and its record has said it twice; anything else
/// is said once.
@Singleton
public final class Delivering {

    /// How often nobody may know whether a row was sent, until it is given up.
    static final int TRIES_MAX = 5;

    /// How old a row may get while Telegram cannot be reached at all.
    static final Duration AGE_MAX = Duration.ofHours(24);

    /// What one row may need: a few calls that all time out, and the records of them.
    static final Duration A_SEND = Duration.ofSeconds(35);

    private static final Duration UNREACHABLE_PAUSE = Duration.ofSeconds(30);
    private static final Duration LINE_PAUSE = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(Delivering.class);

    private final Turns turns;
    private final Records records;
    private final Chats chats;
    private final Telegram telegram;
    private final Pace pace;
    private final Ids ids;
    private final Clock clock;

    Delivering(Turns turns, Records records, Chats chats, Telegram telegram, Pace pace, Ids ids, Clock clock) {
        this.turns = turns;
        this.records = records;
        this.chats = chats;
        this.telegram = telegram;
        this.pace = pace;
        this.ids = ids;
        this.clock = clock;
    }

    /// Sends until nothing waits there, until the chat has to wait, or until the time is up.
    public Delivered deliver(long chat, Deadline deadline) {
        var token = ids.next();
        return switch (turns.take(chat, token)) {
            case Turns.Ours _ -> deliver(chat, token, deadline);
            case Turns.NotYet(var pause) -> new Paused(pause);
            case Turns.Elsewhere(var next) -> moved(chat, next, deadline);
            case Turns.Closed(var reason) -> closed(chat, reason);
        };
    }

    private Delivered deliver(long chat, UUID token, Deadline deadline) {
        while (deadline.hasLeft(A_SEND)) {
            var row = turns.next(chat, token);
            if (row.isEmpty()) {
                turns.end(chat, token);
                return new Emptied();
            }
            var end = tell(row.get(), token, deadline);
            if (end.isPresent()) return end.get();
        }
        turns.end(chat, token);
        return new Interrupted();
    }

    /// Empty when the next row may follow.
    private Optional<Delivered> tell(Waiting row, UUID token, Deadline deadline) {
        if (!pace.take()) {
            turns.end(row.chat(), token);
            return Optional.of(new Paused(LINE_PAUSE));
        }
        try {
            switch (row.format()) {
                case PLAIN -> records.sent(row, say(row, Html.cut(Html.escape(row.text()), Html.TEXT_MAX)));
                case HTML -> records.sent(row, say(row, row.text()));
                case CARD -> show(row);
            }
            return Optional.empty();
        } catch (TelegramFailure failure) {
            log.warn("news {} for chat {}: {}", row.id(), row.chat(), failure.getMessage());
            return after(failure, row, token, deadline);
        }
    }

    private int say(Waiting row, String html) {
        return telegram.send(new Letter(row.chat(), row.thread(), html, row.keyboard(), row.isSilent(), row.message()));
    }

    /// What the message shows already costs no call. A message that is gone is made again.
    private void show(Waiting card) {
        if (card.content() == null) {
            records.failed(card, "the card is gone");
            return;
        }
        var message = card.message();
        if (message == null) {
            records.shown(card, make(card));
        } else if (Objects.equals(card.content(), card.shown())) {
            records.shown(card, message);
        } else {
            records.shown(card, change(card, message));
        }
    }

    private int change(Waiting card, int message) {
        try {
            telegram.edit(card.chat(), message, card.text(), card.keyboard());
            return message;
        } catch (Gone _) {
            return make(card);
        }
    }

    private int make(Waiting card) {
        return telegram.send(
                new Letter(card.chat(), card.thread(), card.text(), card.keyboard(), card.isSilent(), card.answers()));
    }

    private Optional<Delivered> after(TelegramFailure failure, Waiting row, UUID token, Deadline deadline) {
        var reason = String.valueOf(failure.getMessage());
        return switch (failure) {
            case TooMany tooMany -> Optional.of(pause(row, token, tooMany.retryAfter()));
            case Barred _ -> Optional.of(closed(row.chat(), reason));
            case Moved moved -> Optional.of(moved(row.chat(), moved.chat(), deadline));
            case Gone _, Refused _ -> givenUp(row, reason);
            case Unreachable _ -> {
                boolean isOld = row.createdAt().plus(AGE_MAX).isBefore(clock.instant());
                yield isOld ? givenUp(row, reason) : Optional.of(pause(row, token, UNREACHABLE_PAUSE));
            }
            case Unanswered _ -> {
                if (row.tries() + 1 >= TRIES_MAX) yield givenUp(row, reason);
                records.tried(row, reason);
                yield Optional.of(pause(row, token, Duration.ofSeconds(2L << row.tries())));
            }
        };
    }

    private Delivered pause(Waiting row, UUID token, Duration wait) {
        turns.pause(row.chat(), token, wait);
        return new Paused(wait);
    }

    private Optional<Delivered> givenUp(Waiting row, String reason) {
        records.failed(row, reason);
        return Optional.empty();
    }

    private Delivered closed(long chat, String reason) {
        chats.kicked(chat, reason);
        return new Emptied();
    }

    private Delivered moved(long from, long to, Deadline deadline) {
        chats.migrated(from, to);
        return deliver(to, deadline);
    }
}
