package dev.dispatcher.people;

import dev.dispatcher.database.Database;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.Optional;

/// What is told through Telegram. It is written in the transaction of its cause, and sent soon after that is committed:
/// in the order in which it was written, and exactly once, save that a sender who dies right after sending sends again.
///
/// Whoever shows several cards in one transaction does so in the order of their keys, or two may lock each other out.
@Singleton
public final class Outbox {

    private final Database database;
    private final Ids ids;
    private final Nudges nudges;

    public Outbox(Database database, Ids ids, Nudges nudges) {
        this.database = database;
        this.ids = ids;
        this.nudges = nudges;
    }

    /// False: this key was said before, or the bot may not write there.
    public boolean say(Message message) {
        var id = ids.next();
        var chat = database.one(
                """
                INSERT INTO news (id, key, user_id, chat_id, thread, channel, wake_at, kind, platform, format, text,
                                  keyboard, silent, card, metadata)
                SELECT ?::uuid, ?, (SELECT u.id FROM users u WHERE u.id = c.id), c.id, ?::int, 'telegram',
                       clock_timestamp() + news_patience(), ?, ?, 'html', ?, ?::jsonb, ?, ?, ?::jsonb
                  FROM chats c
                 WHERE c.id = chat_of(?)
                    ON CONFLICT (key) DO NOTHING
                RETURNING chat_id
                """,
                row -> row.big("chat_id"),
                id,
                message.key(),
                message.place().thread(),
                message.kind(),
                message.platform(),
                message.html(),
                message.keyboard().json(),
                message.isSilent(),
                message.repliesTo(),
                Json.write(message.metadata()),
                message.place().chatId());
        chat.ifPresent(to -> database.afterCommit(() -> nudges.send(to, id)));
        return chat.isPresent();
    }

    /// Equal content makes no send; many changes before a send make one.
    public void show(Card card) {
        var id = ids.next();
        database.inTransaction(() -> {
                    var chat = database.one(
                            "SELECT show_card(?::uuid, ?, ?, ?::int, ?, ?::jsonb, ?) AS chat",
                            row -> row.big("chat"),
                            id,
                            card.key(),
                            card.place().chatId(),
                            card.place().thread(),
                            card.html(),
                            card.keyboard().json(),
                            card.isSilent());
                    if (card.repliesTo() != null) answer(card.key(), card.repliesTo());
                    return chat;
                })
                .filter(chat -> chat != 0)
                .ifPresent(chat -> database.afterCommit(() -> nudges.send(chat, id)));
    }

    private void answer(String card, String other) {
        database.update("""
                UPDATE cards SET replies_to = ? WHERE key = ? AND replies_to IS DISTINCT FROM ?
                """, other, card, other);
    }

    /// A message of ours that is already there, such as a menu that was pressed, is this card from now on.
    public void adopt(String cardKey, Place place, int messageId) {
        database.inTransaction(() -> database.list(
                "SELECT adopt_message(?, ?, ?::int, ?)",
                row -> row,
                cardKey,
                place.chatId(),
                place.thread(),
                messageId));
    }

    /// A message that can only be this card: it carries what we have told nobody else. Its sender has not recorded it,
    /// or died before, so that it would be sent again. False when the card has a message, or this one is known as
    /// something else.
    public boolean recognize(String cardKey, Place place, int messageId) {
        return database.update(
                        """
                        UPDATE cards
                           SET message_id = ?, updated_at = clock_timestamp()
                         WHERE key = ? AND chat_id = ? AND message_id IS NULL
                           AND NOT EXISTS (SELECT FROM cards WHERE chat_id = ? AND message_id = ?)
                           AND NOT EXISTS (SELECT FROM news WHERE chat_id = ? AND message_id = ?)
                        """, messageId, cardKey, place.chatId(), place.chatId(), messageId, place.chatId(), messageId)
                == 1;
    }

    /// Which card this message is.
    public Optional<CardSeen> card(Place place, int messageId) {
        return database.one(
                "SELECT key, chat_id, thread, html, updated_at FROM cards WHERE chat_id = ? AND message_id = ?",
                row -> new CardSeen(
                        row.text("key"),
                        new Place(row.big("chat_id"), row.numberOrNull("thread")),
                        row.text("html"),
                        row.time("updated_at")),
                place.chatId(),
                messageId);
    }
}
