package dev.dispatcher.people.telegram;

import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;

/// What became of a row. That it was sent is a fact, whoever says so and however late.
@Singleton
class Records {

    private final Database database;

    Records(Database database) {
        this.database = database;
    }

    void sent(Waiting row, int message) {
        database.update("""
                UPDATE news
                   SET state = 'sent', sent_at = clock_timestamp(), updated_at = clock_timestamp(), wake_at = NULL,
                       message_id = ?
                 WHERE id = ? AND state = 'waiting'
                """, message, row.id());
    }

    /// A card that has changed while it was sent goes on waiting.
    void shown(Waiting card, int message) {
        database.inTransaction(() -> database.list(
                "SELECT card_sent(?::uuid, ?, ?, ?)", row -> row, card.id(), card.card(), message, card.content()));
    }

    void failed(Waiting row, String reason) {
        database.update("""
                UPDATE news
                   SET state = 'failed', error = ?, wake_at = NULL, updated_at = clock_timestamp()
                 WHERE id = ? AND state = 'waiting'
                """, reason, row.id());
    }

    /// Nobody knows whether it was sent.
    void tried(Waiting row, String reason) {
        database.update("""
                UPDATE news SET tries = tries + 1, error = ?, updated_at = clock_timestamp()
                 WHERE id = ? AND state = 'waiting'
                """, reason, row.id());
    }
}
