package dev.dispatcher.assistant.quiet;

import dev.dispatcher.database.Database;
import dev.dispatcher.people.Language;
import jakarta.inject.Singleton;

/// The language of a chat nobody speaks in at the moment.
@Singleton
final class Tongues {

    private final Database database;

    Tongues(Database database) {
        this.database = database;
    }

    Language of(long chat) {
        return database.one("""
                        SELECT coalesce(c.language, u.language, 'ru') AS language
                          FROM chats c LEFT JOIN users u ON u.id = c.id
                         WHERE c.id = ?
                        """, row -> row.text("language"), chat)
                .flatMap(Language::of)
                .orElse(Language.RU);
    }
}
