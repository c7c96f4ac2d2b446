package dev.dispatcher.assistant.control;

import dev.dispatcher.people.Button;
import dev.dispatcher.people.Card;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Language;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.Platform;
import dev.dispatcher.people.User;
import dev.dispatcher.people.Users;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/// Tells people what became of a press. Written where it belongs to: in the transaction that settles it.
@Singleton
final class ControlNews {

    private static final String KIND = "control";

    private final Outbox outbox;
    private final Users users;

    ControlNews(Outbox outbox, Users users) {
        this.outbox = outbox;
        this.users = users;
    }

    ControlWords words(long user) {
        return new ControlWords(users.find(user).map(User::language).orElse(Language.EN));
    }

    /// An administrator did that. Strangers are not turned off, they are not linked.
    boolean isTurnedOff(long user) {
        return users.find(user).filter(known -> !known.active()).isPresent();
    }

    /// In answer to the card that was pressed.
    void say(UUID event, Offer offer, String html, Keyboard keyboard) {
        var platform = offer.provider().platform();
        outbox.say(new Message(
                "act/" + event, offer.place(), KIND, platform, html, keyboard, false, offer.card(), Map.of()));
    }

    /// Of a press that nothing is known of.
    void say(UUID event, Place place, String html) {
        outbox.say(new Message(
                "act/" + event, place, KIND, Platform.DISPATCHER, html, Keyboard.NONE, false, null, Map.of()));
    }

    /// A question is a card of its own, which becomes its answer.
    void ask(Actions.Question question, Offer offer, String html, ControlWords words) {
        var tone = offer.act() == Act.MERGE ? Button.Tone.GOOD : Button.Tone.BAD;
        var keyboard = Keyboard.row(
                new Button.Press(words.yes(offer.act()), question.confirm(), tone),
                Button.press(words.no(), question.cancel()));
        outbox.show(new Card(question.card(), offer.place(), html, keyboard, true));
    }

    void answer(Offer question, String html) {
        outbox.show(new Card(question.card(), question.place(), html, Keyboard.NONE, true));
    }
}
