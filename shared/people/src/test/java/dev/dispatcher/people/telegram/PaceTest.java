package dev.dispatcher.people.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.people.Chat;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.telegram.Delivered.Emptied;
import dev.dispatcher.people.telegram.Delivered.Paused;
import dev.dispatcher.standins.telegram.TelegramStandIn;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// When Telegram says "not now", or nothing.
class PaceTest {

    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void oneChatWaitsSevenSecondsAndNoOther() {
        var bob = office.meet(office.standIn.chat(PostOffice.BOB), Chat.Kind.PRIVATE);
        office.standIn
                .faults()
                .on(TelegramStandIn.callsFor(office.ada.id()))
                .times(1)
                .answers(TelegramStandIn.tooMany(Duration.ofSeconds(7)));
        office.say("a");
        office.say("b");
        office.say(bob, "c");

        assertThat(office.deliver()).isEqualTo(new Paused(Duration.ofSeconds(7)));
        assertThat(office.deliver(bob)).isEqualTo(new Emptied());
        for (int n = 0; n < 6; n++) {
            office.clock.advance(Duration.ofSeconds(1));
            assertThat(office.deliver()).isEqualTo(new Paused(Duration.ofSeconds(6L - n)));
        }
        office.clock.advance(Duration.ofMillis(999));
        assertThat(office.deliver()).isEqualTo(new Paused(Duration.ofSeconds(1)));
        assertThat(office.calls()).isEqualTo(2);

        office.clock.advance(Duration.ofMillis(1));
        assertThat(office.deliver()).isEqualTo(new Emptied());
        assertThat(office.told()).containsExactly("a", "b");
        assertThat(PostOffice.told(bob)).containsExactly("c");
        assertThat(office.rows()).containsExactly("a sent", "b sent", "c sent");
    }

    @Test
    void nothingIsLostWhileTelegramIsAway() {
        office.say("a");
        office.standIn.down();
        for (int n = 0; n < 100; n++) {
            assertThat(office.deliver()).isEqualTo(new Paused(Duration.ofSeconds(30)));
            office.clock.advance(Duration.ofSeconds(30));
        }
        office.standIn.up();
        office.deliver();

        assertThat(office.told()).containsExactly("a");
    }

    @Test
    void newsOfYesterdayIsGivenUp() {
        office.say("a");
        office.say("b");
        office.standIn.down();
        office.database.update("UPDATE news SET created_at = ? WHERE key = 'a'", office.clock.instant());
        office.database.update(
                "UPDATE news SET created_at = ? WHERE key = 'b'",
                office.clock.instant().plusSeconds(10));
        office.clock.advance(Duration.ofHours(24).plusSeconds(1));

        assertThat(office.deliver()).isEqualTo(new Paused(Duration.ofSeconds(30)));

        assertThat(office.rows())
                .containsExactly("a failed Telegram cannot be reached: ClosedChannelException", "b waiting");
    }

    @Test
    void whatNobodyKnowsTheEndOfIsTriedFiveTimes() {
        office.say("a");
        office.say("b");
        office.standIn.faults().on("POST", "**/sendMessage").times(5).answers(502);
        var pauses = IntStream.range(0, 4)
                .mapToObj(_ -> {
                    var paused = (Paused) office.deliver();
                    office.clock.advance(paused.pause());
                    return paused.pause().toSeconds();
                })
                .toList();
        office.deliver();

        assertThat(pauses).isEqualTo(List.of(2L, 4L, 8L, 16L));
        assertThat(office.rows()).containsExactly("a failed Telegram answers 502", "b sent");
        assertThat(office.told()).containsExactly("b");
    }

    @Test
    void aWrongTokenIsNoMessagesFault() {
        office.say("a");
        office.standIn.faults().on("POST", "**/sendMessage").times(1).answers(401);

        assertThat(office.deliver()).isEqualTo(new Paused(Duration.ofSeconds(30)));
        office.clock.advance(Duration.ofSeconds(30));
        office.deliver();

        assertThat(office.told()).containsExactly("a");
    }

    @Test
    void anAnswerThatIsLostRepeatsOneMessage() {
        office.say("a");
        office.say("b");
        office.standIn.faults().on("POST", "**/sendMessage").times(1).losesTheAnswer();

        office.clock.advance(((Paused) office.deliver()).pause());
        office.deliver();

        assertThat(office.told()).containsExactly("a", "a", "b");
    }

    @Test
    void whatTelegramRefusesHoldsNothingUp() {
        office.outbox.say(PostOffice.message(Place.chat(office.ada.id()), "empty", "<b></b>"));
        office.say("b");
        office.deliver();

        assertThat(office.rows())
                .containsExactly("empty failed Telegram answers 400: Bad Request: message text is empty", "b sent");
    }
}
