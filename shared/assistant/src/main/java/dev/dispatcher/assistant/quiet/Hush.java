package dev.dispatcher.assistant.quiet;

import dev.dispatcher.database.Database;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Place;
import dev.dispatcher.platform.Ids;
import jakarta.inject.Singleton;

/// Says what a forge's news are, with respect for quiet hours: without a sound, or not before they end.
@Singleton
public final class Hush {

    private final Database database;
    private final Hours hours;
    private final Outbox outbox;
    private final Digests digests;
    private final Ids ids;

    public Hush(Database database, Hours hours, Outbox outbox, Digests digests, Ids ids) {
        this.database = database;
        this.hours = hours;
        this.outbox = outbox;
        this.digests = digests;
        this.ids = ids;
    }

    /// In the open transaction.
    public void say(Message message) {
        long chat = message.place().chatId();
        var wanted = hours.of(chat);
        if (!hours.isQuiet(wanted)) outbox.say(message);
        else if (wanted.isHeld()) hold(message, wanted);
        else outbox.say(silent(message));
    }

    /// Whether what is shown now must not be heard.
    public boolean isQuiet(Place place) {
        return hours.isQuiet(hours.of(place.chatId()));
    }

    private void hold(Message message, ChatHours wanted) {
        var place = message.place();
        int held = database.update("""
                INSERT INTO held_news (id, key, chat_id, thread, html) VALUES (?, ?, ?, ?::int, ?)
                    ON CONFLICT (key) DO NOTHING
                """, ids.next(), message.key(), place.chatId(), place.thread(), message.html());
        var until = wanted.quietUntil();
        if (held == 1 && until != null) digests.planRelease(place.chatId(), hours.next(until));
    }

    private static Message silent(Message message) {
        return new Message(
                message.key(),
                message.place(),
                message.kind(),
                message.platform(),
                message.html(),
                message.keyboard(),
                true,
                message.repliesTo(),
                message.metadata());
    }
}
