package dev.dispatcher.assistant;

import dev.dispatcher.database.Database;
import dev.dispatcher.people.Html;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes what waits in the outbox as Telegram would, and counts.
public final class Telegram {

    private final Database database;
    private int edits;

    private int messages;

    Telegram(Database database) {
        this.database = database;
    }

    private record Row(
            String id,
            String format,
            @Nullable String card,
            @Nullable Integer message) {}

    /// Sends all that waits, in order.
    public void deliver() {
        for (var row : waiting()) {
            if (row.format.equals("card")) show(row);
            else say(row);
        }
    }

    private List<Row> waiting() {
        return database.list(
                """
                SELECT n.id, n.format, n.card, c.message_id
                  FROM news n LEFT JOIN cards c ON c.key = n.card
                 WHERE n.state = 'waiting' AND n.channel = 'telegram'
                 ORDER BY n.id
                """,
                row -> new Row(
                        row.uuid("id").toString(),
                        row.text("format"),
                        row.textOrNull("card"),
                        row.numberOrNull("message_id")));
    }

    private void show(Row row) {
        if (row.message != null) edits++;
        database.list(
                "SELECT card_sent(?::uuid, ?, ?, content) FROM cards WHERE key = ?",
                done -> done,
                row.id,
                row.card,
                row.message == null ? next() : row.message,
                row.card);
    }

    private void say(Row row) {
        database.update("""
                UPDATE news SET state = 'sent', sent_at = clock_timestamp(), wake_at = NULL, message_id = ?
                 WHERE id = ?::uuid
                """, next(), row.id);
    }

    private int next() {
        return ++messages;
    }

    public int edits() {
        return edits;
    }

    /// Every message there is, in the order they were made: where, whether one hears it, what it answers, its text.
    public List<String> said() {
        var said = new ArrayList<String>();
        database.list(
                        """
                        SELECT m.chat_id, m.silent, m.html, m.message_id, a.message_id AS answers
                          FROM (SELECT chat_id, silent, html, message_id, replies_to AS other FROM cards
                                UNION ALL
                                SELECT chat_id, silent, text, message_id, card FROM news WHERE format = 'html') AS m
                          LEFT JOIN cards a ON a.key = m.other
                         ORDER BY m.message_id
                        """,
                        row -> "%d %s%s: %s"
                                .formatted(
                                        row.big("chat_id"),
                                        row.flag("silent") ? "silent" : "loud",
                                        row.numberOrNull("answers") == null ? "" : " ↩" + row.number("answers"),
                                        Html.plain(row.text("html"))))
                .forEach(said::add);
        return said;
    }

    /// As Telegram is told them.
    public List<String> html() {
        return database.list("""
                SELECT html FROM cards UNION ALL SELECT text FROM news WHERE format = 'html'
                """, row -> row.text("html"));
    }

    /// How many messages there are, cards and others.
    public int messages() {
        return said().size();
    }

    public long loud() {
        return said().stream().filter(line -> line.contains(" loud")).count();
    }
}
