package dev.dispatcher.assistant.control;

import dev.dispatcher.assistant.updates.Update;
import dev.dispatcher.assistant.updates.Update.Pressed;
import dev.dispatcher.assistant.updates.UpdateListener;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.events.Reaction.Done;
import dev.dispatcher.people.CardSeen;
import dev.dispatcher.people.Keyboard;
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
        var found = actions.find(pressed.data())
                .filter(action ->
                        action.offer().place().chatId() == pressed.place().chatId());
        var shown = outbox.card(pressed.place(), pressed.message()).map(CardSeen::key);
        var action = found.filter(one -> hangsHere(one.offer().card(), shown, pressed));
        if (action.isPresent() && !action.get().offer().act().isForgesBusiness()) return Optional.empty();
        return Optional.of(
                action.isEmpty() && found.isPresent() && shown.isEmpty()
                        ? elsewhere(found.get().offer(), pressed, delivery)
                        : heard(action, pressed, delivery));
    }

    /// A press says which message it was on, and only who can write our messages can hang a button on one. Of a message
    /// that nobody knows, its sender died before he could say which one it is.
    private boolean hangsHere(String card, Optional<String> shown, Pressed pressed) {
        return shown.map(card::equals).orElseGet(() -> outbox.recognize(card, pressed.place(), pressed.message()));
    }

    /// What was sent twice has its buttons on the second message.
    private Reaction.Result elsewhere(Offer offer, Pressed pressed, Delivery delivery) {
        var words = news.words(pressed.sender().id());
        var html = words.elsewhere(pressed.sender().handle());
        return new Done(() -> news.say(delivery.id(), offer, html, Keyboard.NONE));
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
