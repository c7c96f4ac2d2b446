package dev.dispatcher.assistant.telling;

import dev.dispatcher.assistant.cards.Speech;
import dev.dispatcher.assistant.following.Showing;
import dev.dispatcher.assistant.quiet.Hush;
import dev.dispatcher.database.Database;
import dev.dispatcher.people.Card;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Language;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Place;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says things in the language of the place.
@Singleton
final class Voice {

    private final Database database;
    private final Outbox outbox;
    private final Hush hush;

    Voice(Database database, Outbox outbox, Hush hush) {
        this.database = database;
        this.outbox = outbox;
        this.hush = hush;
    }

    /// A chat speaks as it was told to, else as its user does.
    Speech speech(Place place) {
        return new Speech(database.one("""
                        SELECT coalesce(c.language, u.language, 'ru') AS language
                          FROM chats c
                          LEFT JOIN users u ON u.id = c.id
                         WHERE c.id = ?
                        """, row -> row.text("language"), place.chatId())
                .flatMap(Language::of)
                .orElse(Language.RU));
    }

    /// What is said under one key is said once.
    void say(Occasion occasion, Place place, Words words) {
        var project = occasion.scene().project();
        hush.say(new Message(
                words.key(),
                place,
                words.kind(),
                occasion.scene().provider().platform(),
                words.html(),
                words.keyboard(),
                words.isSilent(),
                words.repliesTo(),
                Map.of("project", project.path(), "event_id", occasion.cause().toString())));
    }

    void show(Showing showing, String html, Keyboard keyboard, boolean isSilent, @Nullable String repliesTo) {
        boolean isUnheard = isSilent || hush.isQuiet(showing.place());
        outbox.show(new Card(showing.card(), showing.place(), html, keyboard, isUnheard, repliesTo));
    }

    /// What is said, and how. `repliesTo` is a card.
    record Words(
            String key,
            String kind,
            String html,
            Keyboard keyboard,
            boolean isSilent,
            @Nullable String repliesTo) {

        Words silent() {
            return new Words(key, kind, html, keyboard, true, repliesTo);
        }
    }
}
