package dev.dispatcher.assistant.commands.chats;

import static dev.dispatcher.assistant.commands.Dialogue.ADA;
import static dev.dispatcher.assistant.commands.Dialogue.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.commands.Dialogue;
import dev.dispatcher.assistant.commands.memory.ShortId;
import dev.dispatcher.assistant.quiet.Hours;
import dev.dispatcher.assistant.quiet.Hush;
import dev.dispatcher.assistant.subscriptions.Subscription;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import dev.dispatcher.database.Database;
import dev.dispatcher.people.Card;
import dev.dispatcher.people.Chat;
import dev.dispatcher.people.Chats;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.Platform;
import dev.dispatcher.standins.telegram.SeenMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// It is noon.
class ChatTalkTest {

    private final Dialogue talk = new Dialogue();

    @AfterEach
    void close() {
        talk.close();
    }

    private void tell(String key, String html) {
        talk.context.getBean(Database.class).inTransaction(() -> {
            talk.context
                    .getBean(Hush.class)
                    .say(new Message(
                            key,
                            Place.chat(BOB.id()),
                            "pipeline",
                            Platform.GITLAB,
                            html,
                            Keyboard.NONE,
                            false,
                            null,
                            Map.of()));
            return key;
        });
        talk.deliver();
    }

    private Subscription subscription() {
        return talk.context.getBean(Subscriptions.class).ofChat(BOB.id()).getFirst();
    }

    @Test
    void mutesAChatForAWhileAndSpeaksAgain() {
        talk.links(BOB).says(BOB, "/subscribe");
        talk.presses(BOB, "demo/stands");

        talk.says(BOB, "/mute");
        assertThat(talk.presses(BOB, "1 hour").text()).startsWith("🔕 Silent until 02.03 13:00");
        assertThat(subscription().mutedUntil()).isEqualTo(Instant.parse("2026-03-02T13:00:00Z"));
        talk.presses(BOB, "🔔 Speak again");
        assertThat(subscription().mutedUntil()).isNull();
        talk.says(BOB, "/mute");
        talk.presses(BOB, "Until morning");
        assertThat(subscription().mutedUntil()).isEqualTo(Instant.parse("2026-03-03T09:00:00Z"));
    }

    @Test
    void mutesWhatIsToldInPersonThoughNothingIsSubscribed() {
        talk.says(BOB, "/mute");
        assertThat(talk.presses(BOB, "1 hour").text()).startsWith("🔕 Silent until 02.03 13:00");
        var hours = talk.context.getBean(Hours.class);
        assertThat(hours.of(BOB.id()).mutedUntil()).isEqualTo(Instant.parse("2026-03-02T13:00:00Z"));

        assertThat(talk.presses(BOB, "🔔 Speak again").text()).startsWith("🔔");
        assertThat(hours.of(BOB.id()).mutedUntil()).isNull();
    }

    @Test
    void quietHoursTakeTheSoundAway() {
        talk.says(BOB, "/quiet");
        assertThat(talk.presses(BOB, "🔇 22–8 no sound").text()).contains("22:00 to 8:00 (no sound)");

        tell("noon", "It is <b>noon</b>");
        assertThat(talk.bob.fromBot().getLast().isSilent()).isFalse();
        talk.clock.advance(Duration.ofHours(11));
        tell("night", "It is night");
        assertThat(talk.bob.fromBot().getLast().text()).isEqualTo("It is night");
        assertThat(talk.bob.fromBot().getLast().isSilent()).isTrue();
    }

    @Test
    void whatIsHeldBackIsToldInTheMorningInOneMessage() {
        talk.says(BOB, "/quiet 22 8 held");
        talk.clock.advance(Duration.ofHours(11));
        int before = talk.bob.fromBot().size();
        tell("one", "The <b>first</b>");
        tell("two", "The second");
        tell("two", "The second");
        assertThat(talk.bob.fromBot()).hasSize(before);

        talk.clock.advance(Duration.ofHours(10));
        talk.runEvents("notification.digest");

        assertThat(talk.bob.fromBot()).hasSize(before + 1);
        assertThat(talk.bob.fromBot().getLast().text()).isEqualTo("📥 While it was quiet\n\nThe first\n\nThe second");
    }

    @Test
    void sendsADigestEveryDayUntilSomebodyChoosesOtherwise() {
        tell("one", "Pipeline <b>failed</b>");
        talk.says(BOB, "/digest");
        assertThat(talk.presses(BOB, "18:00").text()).contains("at 18:00");

        talk.runEvents("notification.digest");
        assertThat(talk.bob.fromBot().getLast().text()).startsWith("📰 Digest");
        talk.runEvents("notification.digest");
        assertThat(talk.bob.fromBot())
                .filteredOn(said -> said.text().startsWith("📰 Digest"))
                .hasSize(2);

        talk.says(BOB, "/digest off");
        talk.runEvents("notification.digest");
        assertThat(talk.bob.fromBot())
                .filteredOn(said -> said.text().startsWith("📰 Digest"))
                .hasSize(2);
    }

    @Test
    void remembersWhatItHasTold() {
        assertThat(talk.says(BOB, "/history").text()).isEqualTo("Nothing has happened yet.");
        tell("one", "Pipeline <b>a &lt; b</b> failed\nand more");

        assertThat(talk.says(BOB, "/history").text())
                .contains("Pipeline a < b failed")
                .doesNotContain("and more");
    }

    @Test
    void showsTheSettingsOfTheChat() {
        talk.says(BOB, "/quiet 22 8 silent");

        assertThat(talk.says(BOB, "/settings").text())
                .contains("Language: English", "Quiet hours: 22:00 to 8:00", "Digest: off");
    }

    @Test
    void tellsPeopleWhoTheyAre() {
        talk.links(BOB);

        assertThat(talk.says(BOB, "/me").text()).contains("Bob", "502", "GitLab: @bob", "Stands: 0");
    }

    @Test
    void inAGroupASignInStartsInPrivate() {
        var group = talk.group("Team", BOB);

        assertThat(talk.says(group, BOB, "/login").buttons().toString()).contains("Open the private chat");
        assertThat(talk.says(BOB, "/start login").text()).contains("personal token");
    }

    @Test
    void theMuteButtonOfACardOffersToSilenceThisAlone() {
        talk.says(BOB, "/start");
        var showing = UUID.randomUUID();
        var foreign = UUID.randomUUID();
        show(showing, BOB.id());
        show(foreign, ADA.id());
        talk.says(ADA, "/start");
        int card = talk.bob.fromBot().getLast().id();

        var offer = talk.forges(talk.bob, BOB, card, "/mute card " + ShortId.of(showing));
        assertThat(offer.id()).isNotEqualTo(card);
        assertThat(talk.presses(BOB, "Only about this").text()).startsWith("🔕 Not a sound about this");
        assertThat(muted(showing)).isTrue();

        talk.forges(talk.bob, BOB, offer.id(), "/mute this " + ShortId.of(foreign));
        assertThat(muted(foreign)).isFalse();
        assertThat(Dialogue.seen(talk.bob, card)).extracting(SeenMessage::text).isEqualTo("A card");
    }

    private void show(UUID showing, long chat) {
        talk.context.getBean(Chats.class).met(chat, Chat.Kind.PRIVATE, null);
        talk.database.update("""
                WITH thing AS (
                  INSERT INTO followed (id, provider, instance, project, kind, number)
                  VALUES (?, 'gitlab', 'x', '1', 'merge_request', ?) RETURNING id)
                INSERT INTO showings (id, followed_id, chat_id) SELECT ?, id, ? FROM thing
                """, UUID.randomUUID(), String.valueOf(chat), showing, chat);
        talk.context
                .getBean(Outbox.class)
                .show(new Card("follow/" + showing, Place.chat(chat), "A card", Keyboard.NONE, true));
        talk.deliver();
    }

    private boolean muted(UUID showing) {
        return talk.database
                .one(
                        "SELECT muted_until IS NOT NULL AS muted FROM showings WHERE id = ?",
                        row -> row.flag("muted"),
                        showing)
                .orElseThrow();
    }
}
