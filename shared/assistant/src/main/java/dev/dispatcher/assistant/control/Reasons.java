package dev.dispatcher.assistant.control;

import dev.dispatcher.assistant.updates.Update;
import dev.dispatcher.assistant.updates.Update.Pressed;
import dev.dispatcher.assistant.updates.Update.Said;
import dev.dispatcher.assistant.updates.UpdateListener;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.people.CardSeen;
import dev.dispatcher.people.Outbox;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Whoever is asked whether to decline something may answer the question with words: that is a yes, and the reason.
@Singleton
@Order(-45)
final class Reasons implements UpdateListener {

    private final Actions actions;
    private final ActLog log;
    private final Control control;
    private final Outbox outbox;

    Reasons(Actions actions, ActLog log, Control control, Outbox outbox) {
        this.actions = actions;
        this.log = log;
        this.control = control;
        this.outbox = outbox;
    }

    @Override
    public Optional<Reaction.Result> hear(Update update, Delivery delivery) {
        if (!(update instanceof Said said) || said.isEdited() || said.text().startsWith("/")) return Optional.empty();
        var question = said.repliesTo();
        if (question == null) return Optional.empty();
        var pressed = new Pressed(said.id(), said.at(), question, said.sender(), "");
        return outbox.card(said.place(), question)
                .map(CardSeen::key)
                .flatMap(card -> asked(card, said, delivery))
                .map(action -> control.press(action, pressed, said.text().strip(), delivery));
    }

    /// What others say to the question is no answer to it.
    private Optional<Action> asked(String card, Said said, Delivery delivery) {
        if (!said.sender().isSomebody()) return Optional.empty();
        return log.action(delivery.id())
                .flatMap(actions::byId)
                .or(() -> actions.openDecline(card, said.place().chatId()))
                .filter(action -> action.isFor(said.sender().id()));
    }
}
