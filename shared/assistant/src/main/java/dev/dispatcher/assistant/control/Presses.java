package dev.dispatcher.assistant.control;

import dev.dispatcher.assistant.updates.Update;
import dev.dispatcher.assistant.updates.Update.Pressed;
import dev.dispatcher.assistant.updates.UpdateListener;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.events.Reaction.Done;
import dev.dispatcher.people.CardSeen;
import dev.dispatcher.people.Outbox;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/// Hears presses of our buttons, and lets through only those that can be meant: of a button that hangs where it is
/// pressed, by somebody it is for, in time. Everybody else is told why nothing happens.
@Singleton
@Order(-40)
final class Presses implements UpdateListener {

    private final Actions actions;
    private final Control control;
    private final ControlNews news;
    private final Outbox outbox;

    Presses(Actions actions, Control control, ControlNews news, Outbox outbox) {
        this.actions = actions;
        this.control = control;
        this.news = news;
        this.outbox = outbox;
    }

    @Override
    public Optional<Reaction.Result> hear(Update update, Delivery delivery) {
        if (!(update instanceof Pressed pressed) || !Actions.isOurs(pressed.data())) return Optional.empty();
        var action = actions.find(pressed.data()).filter(found -> hangsHere(found, pressed));
        if (action.isPresent() && !action.get().offer().act().isForgesBusiness()) return Optional.empty();
        return Optional.of(heard(action, pressed, delivery));
    }

    /// A press says which message it was on, and only who can write our messages can hang a button on one.
    private boolean hangsHere(Action action, Pressed pressed) {
        return action.offer().place().chatId() == pressed.place().chatId()
                && outbox.card(pressed.place(), pressed.message())
                        .map(CardSeen::key)
                        .filter(action.offer().card()::equals)
                        .isPresent();
    }

    private Reaction.Result heard(Optional<Action> found, Pressed pressed, Delivery delivery) {
        if (!pressed.sender().isSomebody()) return tells(pressed, delivery, ControlWords::nobody);
        var who = pressed.sender().handle();
        if (found.isEmpty()) return tells(pressed, delivery, words -> words.unknown(who));
        var action = found.get();
        if (!action.isFor(pressed.sender().id())) return tells(pressed, delivery, words -> words.elses(who));
        return control.press(action, pressed, delivery);
    }

    private Reaction.Result tells(Pressed pressed, Delivery delivery, Function<ControlWords, String> html) {
        var words = news.words(pressed.sender().id());
        return new Done(() -> news.say(delivery.id(), pressed.place(), html.apply(words)));
    }
}
