package dev.dispatcher.assistant.control;

import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Outcome;
import dev.dispatcher.assistant.linking.Access;
import dev.dispatcher.assistant.linking.Entrance;
import dev.dispatcher.assistant.linking.Session;
import dev.dispatcher.assistant.updates.Update.Pressed;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.events.Reaction.Done;
import dev.dispatcher.events.Reaction.Unavailable;
import dev.dispatcher.people.Keyboard;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Does at a forge what a button stands for, always as who presses it. Rights are the forge's to judge, each time.
/// What is grave is asked about again. A button is taken before the forge is called, for one event: that event alone
/// goes on after a crash, and looks first what has become of it. Whom an administrator has turned off does nothing.
@Singleton
final class Control {

    private static final int ACTS_MAX = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Actions actions;
    private final ActLog log;
    private final Access access;
    private final Entrance entrance;
    private final ControlNews news;

    Control(Actions actions, ActLog log, Access access, Entrance entrance, ControlNews news) {
        this.actions = actions;
        this.log = log;
        this.access = access;
        this.entrance = entrance;
        this.news = news;
    }

    Reaction.Result press(Action action, Pressed pressed, Delivery delivery) {
        return press(action, pressed, null, delivery);
    }

    /// The reason is given to the forge with what is done.
    Reaction.Result press(Action action, Pressed pressed, @Nullable String reason, Delivery delivery) {
        var words = news.words(pressed.sender().id());
        var press = new Press(action, pressed, reason, delivery.id(), words);
        if (news.isTurnedOff(press.user())) return settled(press, "TurnedOff", true, words.turnedOff(press.who()));
        if (action.step() == Action.Step.CANCEL) return canceled(press);
        try {
            return access.as(press.user(), press.offer().provider(), session -> pressed(press, session))
                    .orElseGet(() -> unlinked(press));
        } catch (ForgeFailure.Unanswered unanswered) {
            return unanswered(press, unanswered, delivery);
        }
    }

    private Reaction.Result unlinked(Press press) {
        var door = entrance.door(press.user(), press.pressed().isPrivate());
        return new Done(() -> news.say(
                press.event(),
                press.offer(),
                press.words().unlinked(press.offer().provider(), press.who()),
                door));
    }

    private Reaction.Result canceled(Press press) {
        return new Done(() -> {
            boolean isOpen = actions.drop(press.action()) > 0;
            if (isOpen)
                news.answer(press.offer(), press.words().canceled(press.offer().act(), press.who()));
            else press.say(news, press.words().used(press.who()));
        });
    }

    private Reaction.Result pressed(Press press, Session session) {
        if (!session.link().instance().equals(press.offer().instance())) {
            return unlinked(press);
        }
        if (press.action().step() == Action.Step.CONFIRM) return taken(press, session);
        boolean isResumed = log.begun(press.event()).isPresent();
        if (isResumed) return taken(press, session);
        if (press.action().isLate()) return press.tells(news, press.words().late(press.who()));
        return switch (sight(press, session, Instant.MAX)) {
            case Verdict.Open open when press.offer().act().isGrave() || open.isGuarded() -> asked(press, open);
            case Verdict.Open _ -> taken(press, session);
            case Verdict hindered -> press.tells(news, hindrance(press, hindered));
        };
    }

    private Verdict sight(Press press, Session session, Instant begun) {
        try {
            return Sight.of(session, press.offer(), begun);
        } catch (ForgeFailure.Refused _) {
            return new Verdict.Gone();
        }
    }

    private Reaction.Result asked(Press press, Verdict.Open open) {
        if (press.action().isUsed()) return press.tells(news, press.words().used(press.who()));
        var offer = press.offer();
        return new Done(() -> {
            var question = actions.question(press.action(), press.event(), press.user());
            var html = press.words().question(offer.act(), open.what(), press.who());
            news.ask(question, offer, html, press.words());
        });
    }

    private Reaction.Result taken(Press press, Session session) {
        var taking = actions.take(
                press.action(), press.event(), press.user(), session.link().username(), ACTS_MAX, WINDOW);
        return switch (taking) {
            case USED -> press.tells(news, press.words().used(press.who()));
            case LATE -> press.tells(news, press.words().late(press.who()));
            case OFTEN -> press.tells(news, press.words().often(press.who()));
            case TAKEN -> done(press, session, Instant.MAX);
            case AGAIN ->
                log.begun(press.event())
                        .map(begun -> done(press, session, begun))
                        .orElse(Done.NOTHING_TO_WRITE);
        };
    }

    /// What an attempt before this one did counts as ours.
    private Reaction.Result done(Press press, Session session, Instant begun) {
        boolean isResumed = !begun.equals(Instant.MAX);
        return switch (sight(press, session, begun)) {
            case Verdict.Open _ -> settled(press, Deed.of(session, press.offer(), press.reason()));
            case Verdict.Already(var url)
            when isResumed -> {
                Deed.finish(session, press.offer(), press.reason(), begun);
                yield settled(press, new Outcome.Done(url));
            }
            case Verdict hindered -> settled(press, "hindered", true, hindrance(press, hindered));
        };
    }

    private Reaction.Result settled(Press press, Outcome outcome) {
        var word = outcome.getClass().getSimpleName();
        boolean isDone = outcome instanceof Outcome.Done;
        return settled(press, word, !isDone, press.words().told(press.offer(), press.who(), outcome));
    }

    private Reaction.Result settled(Press press, String word, boolean givesBack, String html) {
        return new Done(() -> {
            log.settle(press.event(), word, html, givesBack);
            if (press.action().step() == Action.Step.CONFIRM) news.answer(press.offer(), html);
            else press.say(news, html);
        });
    }

    private static String hindrance(Press press, Verdict verdict) {
        var words = press.words();
        return switch (verdict) {
            case Verdict.Already(var url) -> words.already(press.offer(), press.who(), url);
            case Verdict.Over(var state) -> words.over(press.offer(), press.who(), state);
            case Verdict.Moved _ -> words.told(press.offer(), press.who(), new Outcome.Moved());
            case Verdict.Gone _ -> words.told(press.offer(), press.who(), new Outcome.Gone());
            case Verdict.NoRight _ -> words.told(press.offer(), press.who(), new Outcome.NoRight());
            case Verdict.Open _ -> throw new IllegalStateException("nothing hinders");
        };
    }

    /// Another attempt looks first. After the last one somebody else has to.
    private Reaction.Result unanswered(Press press, ForgeFailure.Unanswered unanswered, Delivery delivery) {
        if (!delivery.isLastAttempt()) {
            return new Unavailable(String.valueOf(unanswered.getMessage()), unanswered.retryAfter());
        }
        return settled(press, "Unanswered", false, press.words().unanswered(press.offer(), press.who()));
    }

    /// One press of one button.
    private record Press(
            Action action, Pressed pressed, @Nullable String reason, UUID event, ControlWords words) {

        Offer offer() {
            return action.offer();
        }

        long user() {
            return pressed.sender().id();
        }

        String who() {
            return pressed.sender().handle();
        }

        void say(ControlNews news, String html) {
            news.say(event, offer(), html, Keyboard.NONE);
        }

        Reaction.Result tells(ControlNews news, String html) {
            return new Done(() -> say(news, html));
        }
    }
}
