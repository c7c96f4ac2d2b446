package dev.dispatcher.assistant.quiet;

import static dev.dispatcher.assistant.commands.Dialogue.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.commands.Dialogue;
import dev.dispatcher.database.Database;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.Platform;
import dev.dispatcher.standins.telegram.SeenMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// It is noon, and an event goes missing.
class LostPlansTest {

    private static final String TYPE = "notification.digest";

    private final Dialogue talk = new Dialogue();

    @AfterEach
    void close() {
        talk.close();
    }

    private void tell(String words) {
        talk.context.getBean(Database.class).inTransaction(() -> {
            talk.context
                    .getBean(Hush.class)
                    .say(new Message(
                            words,
                            Place.chat(BOB.id()),
                            "pipeline",
                            Platform.GITLAB,
                            words,
                            Keyboard.NONE,
                            false,
                            null,
                            Map.of()));
            return words;
        });
        talk.deliver();
    }

    private int loses() {
        return talk.database.update("DELETE FROM events WHERE type = ? AND status = 'queued'", TYPE);
    }

    private void sweep() {
        assertThat(talk.context.getBean(LostPlans.class).sweepSome()).isFalse();
        talk.runEvents(TYPE);
    }

    private List<String> said(String start) {
        return talk.bob.fromBot().stream()
                .map(SeenMessage::text)
                .filter(text -> text.startsWith(start))
                .toList();
    }

    @Test
    void whatIsHeldBackIsToldThoughTheEventThatWasToTellItIsLost() {
        talk.says(BOB, "/quiet 22 8 held");
        talk.clock.advance(Duration.ofHours(11));
        tell("The first");
        tell("The second");
        assertThat(loses()).as("one for all").isEqualTo(1);

        sweep();
        talk.clock.advance(Duration.ofHours(10));
        sweep();
        assertThat(said("📥")).as("it may be on its way").isEmpty();
        talk.clock.advance(Duration.ofMinutes(1));
        sweep();
        sweep();

        assertThat(said("📥")).containsExactly("📥 While it was quiet\n\nThe first\n\nThe second");
    }

    @Test
    void theNextNightPlansAnewWhatTheLastOneLost() {
        talk.says(BOB, "/quiet 22 8 held");
        talk.clock.advance(Duration.ofHours(11));
        tell("The first");
        loses();
        talk.clock.advance(Duration.ofDays(1));
        tell("The second");

        talk.runEvents(TYPE);

        assertThat(said("📥")).containsExactly("📥 While it was quiet\n\nThe first\n\nThe second");
    }

    @Test
    void whatWasHeldBackBesideTheReleaseIsToldAfterIt() {
        talk.says(BOB, "/quiet 22 8 held");
        talk.clock.advance(Duration.ofHours(11));
        tell("The first");
        talk.runEvents(TYPE);
        talk.database.update("""
                INSERT INTO held_news (id, key, chat_id, html) VALUES (gen_random_uuid(), 'beside', ?, 'Beside it')
                """, BOB.id());

        sweep();

        assertThat(said("📥"))
                .containsExactly("📥 While it was quiet\n\nThe first", "📥 While it was quiet\n\nBeside it");
    }

    @Test
    void aDigestGoesOnThoughTheEventOfOneIsLost() {
        talk.says(BOB, "/digest");
        talk.presses(BOB, "18:00");
        assertThat(loses()).isEqualTo(1);

        talk.clock.advance(Duration.ofHours(7));
        sweep();
        assertThat(said("📰 Digest")).isEmpty();
        talk.clock.advance(Duration.ofMinutes(1));
        sweep();
        sweep();
        assertThat(said("📰 Digest")).as("of today, and of tomorrow").hasSize(2);
    }

    @Test
    void aDigestThatIsOnlyLateIsSentOnce() {
        talk.says(BOB, "/digest");
        talk.presses(BOB, "18:00");
        talk.clock.advance(Duration.ofHours(9));

        sweep();

        assertThat(said("📰 Digest")).hasSize(1);
    }
}
