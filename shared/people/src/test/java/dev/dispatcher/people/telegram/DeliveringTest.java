package dev.dispatcher.people.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.people.Button;
import dev.dispatcher.people.Card;
import dev.dispatcher.people.Chat;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.NewNews;
import dev.dispatcher.people.NewsDesk;
import dev.dispatcher.people.Nudges;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.Platform;
import dev.dispatcher.people.UserDetails;
import dev.dispatcher.people.Users;
import dev.dispatcher.people.telegram.Delivered.Emptied;
import dev.dispatcher.people.telegram.Delivered.Interrupted;
import dev.dispatcher.people.telegram.Delivered.Paused;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.queues.Queues;
import dev.dispatcher.standins.telegram.SeenMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveringTest {

    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void saysEverythingOnceAndInOrder() {
        for (int n = 0; n < 12; n++) office.say("m" + n);

        assertThat(office.deliver()).isEqualTo(new Emptied());
        assertThat(office.deliver()).isEqualTo(new Emptied());

        assertThat(office.told())
                .containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11");
        assertThat(office.rows()).hasSize(12).allMatch(row -> row.endsWith(" sent"));
    }

    @Test
    void saysItAsItWasMeant() {
        var there = Place.chat(office.ada.id());
        var buttons = new Keyboard(List.of(
                List.of(Button.press("Retry", "v1:a"), new Button.Press("Stop", "v1:b", Button.Tone.BAD)),
                List.of(new Button.Link("Open", "https://gitlab.example/7"))));
        office.outbox.show(new Card("p", there, "Pipeline <b>7</b> runs", buttons, true));
        office.outbox.say(new Message(
                "f", there, "pipeline.failed", Platform.GITLAB, "It failed", Keyboard.NONE, false, "p", Map.of()));
        office.deliver();

        assertThat(office.ada.fromBot())
                .containsExactly(
                        new SeenMessage(
                                1,
                                "dispatcher_stand_in_bot",
                                List.of("Pipeline 7 runs"),
                                "Pipeline <b>7</b> runs",
                                List.of(List.of("Retry", "Stop"), List.of("Open")),
                                0,
                                0,
                                true,
                                false),
                        new SeenMessage(
                                2,
                                "dispatcher_stand_in_bot",
                                List.of("It failed"),
                                "It failed",
                                List.of(),
                                1,
                                0,
                                false,
                                false));
        assertThat(office.standIn.ledger().all().getFirst().call().body()).contains("\"is_disabled\":true");
    }

    @Test
    void whatTheNewsDeskWritesIsPlainText() {
        new Users(office.database).save(UserDetails.named(office.ada.id(), "Ada"));
        var silent = new Nudges(office.context.getBean(Queues.class)) {
            @Override
            public void send(long chat, UUID news) {}
        };
        var desk = new NewsDesk(office.database, new Ids(office.clock), silent);
        var text = "<b>&_*" + "😀".repeat(4_000);
        desk.write(new NewNews("k", office.ada.id(), "stand.ready", Platform.DISPATCHER, text, Map.of()));

        office.deliver();

        assertThat(office.told()).singleElement().satisfies(told -> {
            assertThat(told).startsWith("<b>&_*😀").endsWith("😀…");
            assertThat(told.length()).isBetween(4_095, 4_096);
        });
    }

    @Test
    void saysAsPlainTextWhatTelegramCannotRead() {
        office.outbox.say(PostOffice.message(Place.chat(office.ada.id()), "k", "a <blink>b</blink> &amp; <c"));
        office.outbox.show(new Card("c", Place.chat(office.ada.id()), "1 < 2", Keyboard.NONE, true));
        office.deliver();
        office.show("c", "2 < 3");
        office.deliver();

        assertThat(office.told()).containsExactly("a b & <c", "2 < 3");
        assertThat(office.rows()).containsExactly("k sent", "c sent", "c sent");
    }

    @Test
    void saysInTheGeneralTopicWhatBelongsToOneThatIsGone() {
        var group = office.group("Shop");
        group.openTopic(7);
        office.outbox.say(PostOffice.message(new Place(group.id(), 7), "a", "in topic"));
        office.outbox.say(PostOffice.message(new Place(group.id(), 8), "b", "in none"));
        office.deliver(group);

        assertThat(group.fromBot()).extracting(SeenMessage::thread).containsExactly(7, 0);
    }

    @Test
    void whoHasBlockedTheBotIsLeftAlone() {
        office.say("a");
        office.say("b");
        office.ada.turnBot("kicked", PostOffice.ADA);

        assertThat(office.deliver()).isEqualTo(new Emptied());
        office.say("c");

        var why = "Telegram answers 403: Forbidden: bot was blocked by the user";
        assertThat(office.rows()).containsExactly("a failed " + why, "b failed " + why);
        assertThat(office.chats.find(office.ada.id()).orElseThrow().disabledReason())
                .isEqualTo(why);
        assertThat(office.calls()).isEqualTo(1);
    }

    @Test
    void whatWasWrittenWhileTheBotWasBlockedFailsToo() {
        office.say("a");
        office.database.update("UPDATE chats SET disabled_reason = 'blocked' WHERE id = ?", office.ada.id());

        assertThat(office.deliver()).isEqualTo(new Emptied());

        assertThat(office.rows()).containsExactly("a failed blocked");
    }

    @Test
    void aChatThatIsNotThereIsLeftAlone() {
        office.chats.met(-77, Chat.Kind.GROUP, "nowhere");
        office.outbox.say(PostOffice.message(Place.chat(-77), "a", "x"));

        assertThat(office.delivering().deliver(-77, Deadline.in(Duration.ofHours(1))))
                .isEqualTo(new Emptied());
        assertThat(office.delivering().deliver(-78, Deadline.in(Duration.ofHours(1))))
                .isEqualTo(new Emptied());

        assertThat(office.rows()).containsExactly("a failed Telegram answers 400: Bad Request: chat not found");
    }

    @Test
    void aGroupThatHasMovedHearsItWhereItIsNow() {
        var group = office.group("Shop");
        office.outbox.show(new Card("c", Place.chat(group.id()), "runs", Keyboard.NONE, true));
        office.deliver(group);
        var supergroup = group.becomeSupergroup(PostOffice.ADA);
        office.say(group, "a");
        office.outbox.show(new Card("c", Place.chat(group.id()), "failed", Keyboard.NONE, true));

        assertThat(office.deliver(group)).isEqualTo(new Emptied());
        office.say(group, "b");
        assertThat(office.deliver(group)).isEqualTo(new Emptied());

        assertThat(PostOffice.told(supergroup)).containsExactly("a", "failed", "b");
        assertThat(PostOffice.told(group)).containsExactly("runs");
        assertThat(office.rows()).containsExactly("c sent", "a sent", "c sent", "b sent");
    }

    @Test
    void twoDoNotSendAtOnce() {
        office.say("a");
        var first = new Turns(office.database, office.clock);
        var token = UUID.randomUUID();
        assertThat(first.take(office.ada.id(), token)).isEqualTo(new Turns.Ours());

        assertThat(office.deliver())
                .isInstanceOfSatisfying(
                        Paused.class,
                        paused -> assertThat(paused.pause()).isBetween(Duration.ofSeconds(50), Turns.LEASE));
        assertThat(office.calls()).isZero();
        office.letLeasesExpire();
        assertThat(office.deliver()).isEqualTo(new Emptied());
        assertThat(first.next(office.ada.id(), token)).as("its turn is over").isEmpty();
    }

    @Test
    void beginsNothingItMayNotFinish() {
        office.say("a");

        assertThat(office.delivering().deliver(office.ada.id(), Deadline.in(Duration.ofSeconds(5))))
                .isEqualTo(new Interrupted());
        assertThat(office.calls()).isZero();
        assertThat(office.deliver()).isEqualTo(new Emptied());
        assertThat(office.told()).containsExactly("a");
    }
}
