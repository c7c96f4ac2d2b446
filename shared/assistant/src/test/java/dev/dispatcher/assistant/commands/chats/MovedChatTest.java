package dev.dispatcher.assistant.commands.chats;

import static dev.dispatcher.assistant.commands.Dialogue.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.commands.Dialogue;
import dev.dispatcher.assistant.quiet.Hours;
import dev.dispatcher.assistant.quiet.Hush;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.NewSubscription;
import dev.dispatcher.assistant.subscriptions.Subscription;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import dev.dispatcher.database.Database;
import dev.dispatcher.people.Chat;
import dev.dispatcher.people.Chats;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.Platform;
import dev.dispatcher.standins.telegram.ChatHandle;
import dev.dispatcher.standins.telegram.SeenMessage;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A group that becomes a supergroup keeps what it was told. It is noon.
class MovedChatTest {

    private final Dialogue talk = new Dialogue();
    private final ChatHandle group = talk.group("Team", BOB);
    private final Chats chats = talk.context.getBean(Chats.class);
    private final Hours hours = talk.context.getBean(Hours.class);
    private final Subscriptions subscriptions = talk.context.getBean(Subscriptions.class);

    @AfterEach
    void close() {
        talk.close();
    }

    private ChatHandle moved() {
        var supergroup = group.becomeSupergroup(BOB);
        talk.settle();
        return supergroup;
    }

    private void subscribe(long chat, Set<EventKind> events, String project) {
        subscriptions.subscribe(new NewSubscription(
                Place.chat(chat), Provider.GITLAB, "x", null, project, events, Filters.USUAL, BOB.id()));
    }

    @Test
    void keepsItsLanguageItsHoursAndItsSubscriptions() {
        talk.says(group, BOB, "/language ru");
        talk.says(group, BOB, "/quiet 22 8 silent");
        subscribe(group.id(), EventKind.USUAL, "acme/shop");

        var supergroup = moved();

        assertThat(talk.says(supergroup, BOB, "/settings").text())
                .contains("Язык: русский", "Тихие часы: с 22:00 до 8:00");
        assertThat(talk.says(supergroup, BOB, "/subscriptions").buttons().toString())
                .contains("acme/shop");
    }

    @Test
    void goesOnGettingItsDigest() {
        talk.says(group, BOB, "/digest 18");

        var supergroup = moved();
        talk.runEvents("notification.digest");
        talk.runEvents("notification.digest");

        assertThat(supergroup.fromBot())
                .extracting(SeenMessage::text)
                .filteredOn(text -> text.startsWith("📰 Digest"))
                .hasSize(2);
    }

    @Test
    void isToldWhatWasHeldBackBeforeItMoved() {
        talk.says(group, BOB, "/quiet 22 8 held");
        talk.clock.advance(Duration.ofHours(11));
        talk.context.getBean(Database.class).inTransaction(() -> {
            var place = Place.chat(group.id());
            var hush = talk.context.getBean(Hush.class);
            hush.say(new Message(
                    "one", place, "pipeline", Platform.GITLAB, "It broke", Keyboard.NONE, false, null, Map.of()));
            return place;
        });

        var supergroup = moved();
        talk.clock.advance(Duration.ofHours(10));
        talk.runEvents("notification.digest");

        assertThat(supergroup.fromBot().getLast().text()).endsWith("It broke");
    }

    @Test
    void whatTheNewChatHasSaidAlreadyStays() {
        long next = -1_000_000_000_777L;
        talk.says(group, BOB, "/language ru");
        chats.met(next, Chat.Kind.SUPERGROUP, "Team");
        hours.quiet(group.id(), 22, 8, true);
        hours.quiet(next, 20, 9, false);
        subscribe(group.id(), EventKind.USUAL, "acme/shop");
        subscribe(group.id(), EventKind.USUAL, "acme/docs");
        subscribe(next, EnumSet.of(EventKind.WIKI), "Acme/Shop");
        talk.database.update("UPDATE chats SET language = 'en' WHERE id = ?", next);

        chats.migrated(group.id(), next);
        chats.migrated(group.id(), next);

        assertThat(hours.of(next).quietFrom()).isEqualTo(20);
        assertThat(subscriptions.ofChat(next))
                .extracting(Subscription::projectPath)
                .containsExactly("acme/docs", "Acme/Shop");
        assertThat(subscriptions.ofChat(next).getLast().events()).containsExactly(EventKind.WIKI);
        assertThat(subscriptions.ofChat(group.id())).isEmpty();
        assertThat(talk.database.one("SELECT language FROM chats WHERE id = ?", row -> row.text("language"), next))
                .contains("en");
    }
}
