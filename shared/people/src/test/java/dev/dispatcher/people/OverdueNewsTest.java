package dev.dispatcher.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import dev.dispatcher.platform.queues.Queues;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.TestQueues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverdueNewsTest {

    private final Desk desk = Desk.open();
    private final String queue = TestQueues.createFifo("notifications", Map.of());
    private final Nudges nudges = new Nudges(queues());
    private final OverdueNews overdue = new OverdueNews(desk.database(), nudges);
    private final Outbox silent = new Outbox(desk.database(), new Ids(Clock.systemUTC()), new HeardNudges());

    private Queues queues() {
        var variables = new HashMap<>(TestQueues.variables());
        variables.put("NOTIFICATIONS_QUEUE_URL", queue);
        variables.put("QUEUE_BUDGET", "10s");
        var settings = new Settings(variables);
        return new Queues(settings, new Aws(settings), Clock.systemUTC());
    }

    OverdueNewsTest() {
        for (int chat = 1; chat <= 3; chat++) {
            new Chats(desk.database()).met(chat, Chat.Kind.PRIVATE, null);
            for (int n = 0; n < 4; n++) say(chat, chat + " " + n);
        }
    }

    @Test
    void leavesAloneWhatHasJustBeenToldOf() {
        assertThat(overdue.sweepSome()).isFalse();
        assertThat(received(1)).isEmpty();
    }

    @Test
    void tellsOfEachChatOnceAndOfItsOldestRow() {
        sleep(30);

        assertThat(overdue.sweepSome()).isFalse();
        assertThat(received(4))
                .containsExactlyInAnyOrder(
                        "{\"v\":1,\"chat_id\":1}", "{\"v\":1,\"chat_id\":2}", "{\"v\":1,\"chat_id\":3}");
    }

    @Test
    void looksAgainLaterAndLaterAndIsHeardEachTime() {
        sleep(30);
        overdue.sweepSome();
        assertThat(received(3)).hasSize(3);
        assertThat(pauses()).containsExactly(1L);

        sleep(30);
        overdue.sweepSome();
        assertThat(received(3)).as("under another number").hasSize(3);
        assertThat(pauses()).containsExactly(2L);

        for (int n = 0; n < 40; n++) {
            sleep(1_000);
            overdue.sweepSome();
        }
        assertThat(pauses()).containsExactly(32L);
    }

    @Test
    void toldAndFailedNewsIsNobodysBusiness() {
        desk.database()
                .update(
                        "UPDATE news SET state = 'sent', sent_at = clock_timestamp(), wake_at = NULL WHERE chat_id = 1");
        new Chats(desk.database()).kicked(2, "blocked");
        sleep(30);

        overdue.sweepSome();

        assertThat(received(3)).containsExactly("{\"v\":1,\"chat_id\":3}");
    }

    @Test
    void aNewRowIsToldOfAtOnceAndOnce() {
        var outbox = new Outbox(desk.database(), new Ids(Clock.systemUTC()), nudges);
        desk.database().inTransaction(() -> {
            outbox.say(message(1, "new"));
            assertThat(TestQueues.visible(queue)).as("not before the commit").isZero();
            return outbox;
        });

        assertThat(received(2)).containsExactly("{\"v\":1,\"chat_id\":1}");
    }

    @Test
    void cardsAreForgottenWithTheNewsOfThem() {
        silent.show(new Card("old", Place.chat(1), "x", Keyboard.NONE, true));
        silent.show(new Card("busy", Place.chat(1), "x", Keyboard.NONE, true));
        desk.database().update("UPDATE cards SET created_at = '2026-01-01Z', updated_at = '2026-01-01Z'");
        silent.show(new Card("busy", Place.chat(1), "y", Keyboard.NONE, true));
        var clock = new SettableClock(Instant.parse("2026-01-31T00:00:00Z"));
        var cards = new OldCards(desk.database(), new Settings(Map.of()), clock);

        assertThat(cards.deleteSome(10)).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(cards.deleteSome(10)).isEqualTo(1);
        assertThat(desk.database().list("SELECT key FROM cards", row -> row.text("key")))
                .containsExactly("busy");
    }

    private void say(long chat, String key) {
        silent.say(message(chat, key));
    }

    private static Message message(long chat, String key) {
        return new Message(key, Place.chat(chat), "k", Platform.GITLAB, "x", Keyboard.NONE, false, null, Map.of());
    }

    /// As if so many seconds had passed for every row that waits.
    private void sleep(int seconds) {
        desk.database()
                .update(
                        "UPDATE news SET wake_at = wake_at - make_interval(secs => ?) WHERE wake_at IS NOT NULL",
                        seconds);
    }

    private List<String> received(int count) {
        var messages = TestQueues.receive(queue, count, Duration.ofSeconds(2));
        for (var message : messages) {
            TestQueues.client().deleteMessage(one -> one.queueUrl(queue).receiptHandle(message.receiptHandle()));
        }
        return messages.stream().map(received -> received.body()).toList();
    }

    /// Until somebody looks again, in halves of a minute.
    private List<Long> pauses() {
        return desk.database()
                .list(
                        "SELECT DISTINCT round(extract(epoch FROM wake_at - clock_timestamp()) / 30)::int AS s FROM news",
                        row -> (long) row.number("s"));
    }
}
