package dev.dispatcher.people.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dispatcher.people.Card;
import dev.dispatcher.people.CardSeen;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Place;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.standins.telegram.SeenMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CardsTest {

    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void isOneMessageThatIsKeptUpToDate() {
        office.show("p", "created");
        office.deliver();
        office.show("p", "running");
        office.show("p", "failed");
        office.deliver();

        assertThat(office.ada.fromBot())
                .singleElement()
                .extracting(SeenMessage::texts)
                .isEqualTo(List.of("created", "failed"));
        assertThat(office.outbox.card(Place.chat(office.ada.id()), 1))
                .map(CardSeen::key)
                .contains("p");
        assertThat(office.calls()).isEqualTo(2);
    }

    @Test
    void answersTheCardItBelongsTo() {
        office.show("p", "a merge request");
        var place = Place.chat(office.ada.id());
        office.outbox.show(new Card("c", place, "a comment", Keyboard.NONE, true, "p"));
        office.outbox.show(new Card("d", place, "another", Keyboard.NONE, true, "never shown"));
        office.deliver();

        assertThat(office.ada.fromBot())
                .extracting(SeenMessage::text, SeenMessage::replyTo)
                .containsExactly(tuple("a merge request", 0), tuple("a comment", 1), tuple("another", 0));
    }

    @Test
    void equalContentIsNoCall() {
        office.show("p", "running");
        office.deliver();
        office.show("p", "failed");
        office.show("p", "running");
        office.deliver();
        office.show("p", "running");
        office.deliver();

        assertThat(office.calls()).isEqualTo(1);
        assertThat(office.rows()).containsExactly("p sent", "p sent");
    }

    @Test
    void whatTelegramShowsAlreadyIsSuccess() {
        office.show("p", "running");
        office.deliver();
        office.database.update("UPDATE cards SET shown = NULL");
        office.show("p", "failed");
        office.show("p", "running");
        office.deliver();

        assertThat(office.calls()).isEqualTo(2);
        assertThat(office.rows()).containsExactly("p sent", "p sent");
    }

    @Test
    void aChangeWhileItIsSentIsSentAsWell() {
        office.show("p", "created");
        var changing = office.delivering(
                office.database, telegram -> Interposed.before(telegram, "send", () -> office.show("p", "running")));

        changing.deliver(office.ada.id(), Deadline.in(Duration.ofHours(1)));

        assertThat(office.ada.fromBot())
                .singleElement()
                .extracting(SeenMessage::texts)
                .isEqualTo(List.of("created", "running"));
        assertThat(office.rows()).containsExactly("p sent");
    }

    @Test
    void aMessageThatWasDeletedIsMadeAgain() {
        office.show("p", "created");
        office.deliver();
        office.telegram.delete(office.ada.id(), 1);
        office.show("p", "failed");
        office.deliver();

        assertThat(office.told()).containsExactly("failed");
        assertThat(office.outbox.card(Place.chat(office.ada.id()), 2))
                .map(CardSeen::key)
                .contains("p");
    }

    @Test
    void aMenuThatWasPressedIsEdited() {
        office.say("menu");
        office.deliver();
        office.outbox.adopt("projects", Place.chat(office.ada.id()), 1);
        office.show("projects", "Choose one");
        office.deliver();

        assertThat(office.ada.fromBot())
                .singleElement()
                .extracting(SeenMessage::texts)
                .isEqualTo(List.of("menu", "Choose one"));
    }

    @Test
    void aHundredEventsAtOnceMakeOneMessage() throws Exception {
        int many = 104;
        var racing = new ArrayList<Future<?>>();
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int racer = 0; racer < 8; racer++) {
                int from = racer;
                racing.add(racers.submit(() -> {
                    for (int n = from; n < many; n += 8) {
                        office.show("p", "state " + n);
                        if (from % 2 == 0) office.deliver();
                    }
                }));
            }
        }
        for (var race : racing) race.get();
        office.show("p", "the end");
        office.deliver();

        assertThat(office.told()).containsExactly("the end");
        assertThat(office.calls()).isLessThanOrEqualTo(many + 1);
        assertThat(office.rows()).allMatch(row -> row.equals("p sent"));
    }
}
