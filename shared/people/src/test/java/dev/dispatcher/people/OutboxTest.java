package dev.dispatcher.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Place HERE = Place.chat(Desk.READER);

    private final Desk desk = Desk.open();
    private final HeardNudges nudges = new HeardNudges();
    private final Outbox outbox = new Outbox(desk.database(), new Ids(Clock.systemUTC()), nudges);
    private final Chats chats = new Chats(desk.database());

    OutboxTest() {
        chats.met(Desk.READER, Chat.Kind.PRIVATE, "Ann");
    }

    @Test
    void saysOneThingOnce() {
        assertThat(outbox.say(message("review 7"))).isTrue();
        assertThat(outbox.say(message("review 7"))).isFalse();

        assertThat(rows()).containsExactly("review 7 waiting html <b>Look</b>");
        assertThat(nudges.chats).containsExactly(Desk.READER);
    }

    @Test
    void saysNothingWhereTheBotMayNotWrite() {
        chats.kicked(Desk.READER, "the bot was blocked");

        assertThat(outbox.say(message("a"))).isFalse();
        outbox.show(card("b"));
        assertThat(outbox.say(new Message(
                        "c", Place.chat(-5), "k", Platform.GITLAB, "x", Keyboard.NONE, false, null, Map.of())))
                .isFalse();

        assertThat(rows()).isEmpty();
        assertThat(nudges.chats).isEmpty();
    }

    @Test
    void nobodyHearsOfWhatWasUndone() {
        assertThatThrownBy(() -> desk.database().inTransaction(() -> {
                    outbox.say(message("a"));
                    outbox.show(card("b"));
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");

        assertThat(rows()).isEmpty();
        assertThat(nudges.chats).isEmpty();
    }

    @Test
    void recognizesTheMessageOfACardThatHasNoneAndNothingElse() {
        outbox.show(card("a"));
        outbox.say(message("said"));
        desk.database().update("UPDATE news SET message_id = 8 WHERE key = 'said'");
        outbox.adopt("menu", HERE, 9);

        assertThat(outbox.recognize("pipeline 7", HERE, 8)).as("that was said").isFalse();
        assertThat(outbox.recognize("pipeline 7", HERE, 9)).as("a menu").isFalse();
        assertThat(outbox.recognize("pipeline 7", Place.chat(-5), 10))
                .as("another chat")
                .isFalse();
        assertThat(outbox.recognize("no such card", HERE, 10)).isFalse();
        assertThat(outbox.recognize("pipeline 7", HERE, 10)).isTrue();
        assertThat(outbox.card(HERE, 10).map(CardSeen::key)).contains("pipeline 7");
        assertThat(outbox.recognize("pipeline 7", HERE, 11)).as("it has one").isFalse();
    }

    @Test
    void aCardWaitsOnceHoweverOftenItChanges() {
        for (int n = 0; n < 5; n++) outbox.show(card("state " + n));
        outbox.say(message("a"));

        assertThat(rows()).containsExactly("card waiting card state 0", "a waiting html <b>Look</b>");
        assertThat(cards()).containsExactly("pipeline 7: state 4");
        assertThat(nudges.chats).hasSize(2);
    }

    @Test
    void aCardThatShowsItAlreadyIsNotSent() {
        outbox.show(card("runs"));
        sent(12);

        outbox.show(card("runs"));
        assertThat(rows()).containsExactly("card sent card runs");
        outbox.show(card("failed"));
        assertThat(rows()).containsExactly("card sent card runs", "card waiting card failed");
        assertThat(outbox.card(HERE, 12))
                .get()
                .satisfies(
                        seen -> assertThat(List.of(seen.key(), seen.html())).containsExactly("pipeline 7", "failed"));
    }

    @Test
    void anotherMessageThatBecomesTheCardIsChangedWhateverTheFirstOneShowed() {
        outbox.show(card("runs"));
        sent(12);
        outbox.adopt("pipeline 7", HERE, 12);
        outbox.show(card("runs"));
        assertThat(rows()).containsExactly("card sent card runs");

        outbox.adopt("pipeline 7", HERE, 77);
        outbox.show(card("runs"));
        assertThat(rows()).containsExactly("card sent card runs", "card waiting card runs");
    }

    @Test
    void itsFirstShowingDecidesWhereACardIsAndWhetherItIsHeard() {
        outbox.show(card("runs"));
        sent(12);
        outbox.show(new Card("pipeline 7", new Place(Desk.READER, 5), "failed", Keyboard.NONE, false));

        assertThat(desk.database()
                        .list(
                                "SELECT concat_ws(' ', text, silent, thread) AS row FROM news ORDER BY id",
                                row -> row.text("row")))
                .containsExactly("runs t", "failed t");
    }

    @Test
    void otherButtonsAreOtherContent() {
        outbox.show(card("runs"));
        sent(12);

        outbox.show(new Card(
                "pipeline 7", HERE, "runs", Keyboard.row(new Button.Press("Stop", "v1:a", Button.Tone.BAD)), true));

        assertThat(rows()).containsExactly("card sent card runs", "card waiting card runs");
        assertThat(desk.database().list("SELECT keyboard::text FROM cards", row -> row.text("keyboard")))
                .containsExactly("[[{\"text\": \"Stop\", \"style\": \"danger\", \"callback_data\": \"v1:a\"}]]");
    }

    @Test
    void aMenuThatWasPressedIsACard() {
        outbox.adopt("menu", HERE, 77);
        outbox.adopt("other menu", HERE, 77);
        outbox.adopt("nowhere", Place.chat(-5), 1);

        assertThat(outbox.card(HERE, 77)).map(CardSeen::key).contains("other menu");
        assertThat(outbox.card(HERE, 78)).isEmpty();
        outbox.show(new Card("other menu", HERE, "Projects", Keyboard.NONE, true));
        assertThat(rows()).containsExactly("card waiting card Projects");
    }

    @Test
    void aGroupTakesItsNewsAlongWhenItMoves() {
        chats.met(-9, Chat.Kind.GROUP, "Shop");
        var there = new Place(-9, null);
        outbox.show(new Card("c", there, "runs", Keyboard.NONE, true));
        sent(3);
        outbox.say(new Message("m", there, "k", Platform.GITLAB, "x", Keyboard.NONE, false, "c", Map.of()));

        chats.migrated(-9, -1009);
        chats.migrated(-9, -1009);
        outbox.say(new Message("late", there, "k", Platform.GITLAB, "y", Keyboard.NONE, false, "c", Map.of()));
        outbox.show(new Card("new", there, "waits", Keyboard.NONE, true));
        chats.met(-9, Chat.Kind.GROUP, "Shop");

        assertThat(desk.database()
                        .list("SELECT chat_id || ' ' || text AS row FROM news ORDER BY id", row -> row.text("row")))
                .containsExactly("-1009 runs", "-1009 x", "-1009 y", "-1009 waits");
        assertThat(desk.database()
                        .list("SELECT chat_id FROM cards WHERE message_id IS NULL", row -> row.big("chat_id")))
                .containsExactly(-1009L, -1009L);
        assertThat(chats.find(-1009)).contains(new Chat(-1009, Chat.Kind.SUPERGROUP, "Shop", null, null, null));
        assertThat(chats.find(-9).orElseThrow().movedTo()).isEqualTo(-1009);
        assertThat(chats.find(-9).orElseThrow().isOpen()).isFalse();
    }

    @Test
    void whoIsBlockedIsToldNothingAndWhoComesBackIs() {
        outbox.say(message("a"));
        chats.kicked(Desk.READER, "the bot was blocked");
        assertThat(rows()).containsExactly("a failed html <b>Look</b>");

        chats.met(Desk.READER, Chat.Kind.PRIVATE, null);
        assertThat(outbox.say(message("b"))).isTrue();
        assertThat(chats.find(Desk.READER)).contains(new Chat(Desk.READER, Chat.Kind.PRIVATE, "Ann", null, null, null));
    }

    @Test
    void refusesWhatTelegramWould() {
        assertThatThrownBy(() -> Button.press("x", "y".repeat(65)))
                .hasMessage("a button carries 1 to 64 bytes, not 65");
        assertThatThrownBy(() -> new Button.Link(" ", "https://x")).hasMessage("a button says nothing");
        assertThat(new Card("k", HERE, "x".repeat(5_000), Keyboard.NONE, true).html())
                .hasSize(Html.TEXT_MAX);
    }

    private void sent(int message) {
        desk.database()
                .inTransaction(() -> desk.database()
                        .list(
                                "SELECT card_sent(n.id, c.key, ?, c.content) FROM news n JOIN cards c ON c.key = n.card WHERE state = 'waiting'",
                                row -> row,
                                message));
    }

    private static Message message(String key) {
        return new Message(
                key, HERE, "review.requested", Platform.GITLAB, "<b>Look</b>", Keyboard.NONE, false, null, Map.of());
    }

    private static Card card(String html) {
        return new Card("pipeline 7", HERE, html, Keyboard.NONE, true);
    }

    private List<String> rows() {
        return desk.database().list("""
                SELECT CASE format WHEN 'card' THEN 'card' ELSE key END || ' ' || state || ' ' || format || ' ' || text AS row
                  FROM news
                 ORDER BY id
                """, row -> row.text("row"));
    }

    private List<String> cards() {
        return desk.database().list("SELECT key || ': ' || html AS row FROM cards", row -> row.text("row"));
    }
}
