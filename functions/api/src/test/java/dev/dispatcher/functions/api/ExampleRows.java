package dev.dispatcher.functions.api;

import dev.dispatcher.database.Database;

/// The rows that the examples of the document speak of.
final class ExampleRows {

    private static final String COMMAND = "01920000-0000-7000-8000-000000000001";
    private static final String NEWS = "01920000-0000-7000-8000-000000000002";

    private ExampleRows() {}

    static void insert(Database database) {
        database.update("INSERT INTO commands (id, script) VALUES (?::uuid, 'true')", COMMAND);
        insertNews(database, NEWS);
    }

    static void insertNews(Database database, String id) {
        database.update("INSERT INTO users (id, name) VALUES (7, 'Ann') ON CONFLICT DO NOTHING");
        database.update("""
                INSERT INTO news (id, key, user_id, channel, kind, platform, text, metadata)
                VALUES (?::uuid, ?, 7, 'pull', 'stand.step', 'gitlab', 'It is up', '{"stand_name": "demo", "order": 1}')
                """, id, id);
    }
}
