package dev.dispatcher.assistant.commands.memory;

import dev.dispatcher.database.Database;
import dev.dispatcher.people.Place;
import jakarta.inject.Singleton;
import java.util.List;

/// The `menus` table: which messages show something that changes by itself.
@Singleton
public final class Menus {

    private final Database database;

    public Menus(Database database) {
        this.database = database;
    }

    /// A message that shows it. `user` asked for it.
    public record Menu(String card, Place place, long user) {}

    /// From now on this message, and no other of the place, shows the topic.
    public void shows(String card, Place place, String topic, long user) {
        database.update("""
                DELETE FROM menus
                 WHERE topic = ? AND chat_id = ? AND thread IS NOT DISTINCT FROM ?::int AND card <> ?
                """, topic, place.chatId(), place.thread(), card);
        database.update("""
                INSERT INTO menus (card, chat_id, thread, topic, user_id) VALUES (?, ?, ?::int, ?, ?)
                    ON CONFLICT (card) DO UPDATE
                   SET topic = excluded.topic, user_id = excluded.user_id, updated_at = clock_timestamp()
                """, card, place.chatId(), place.thread(), topic, user);
    }

    /// It shows something else now.
    public void forget(String card) {
        database.update("DELETE FROM menus WHERE card = ?", card);
    }

    public List<Menu> of(String topic) {
        return database.list(
                "SELECT * FROM menus WHERE topic = ? ORDER BY card",
                row -> new Menu(
                        row.text("card"),
                        new Place(row.big("chat_id"), row.numberOrNull("thread")),
                        row.big("user_id")),
                topic);
    }
}
