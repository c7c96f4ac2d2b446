package dev.dispatcher.assistant.quiet;

import dev.dispatcher.assistant.words.ChatWords;
import dev.dispatcher.database.Database;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.Platform;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The `held_news` table: what nobody wanted to hear at night.
@Singleton
final class Held {

    private static final int PIECE_MAX = 3_500;

    private final Database database;
    private final Tongues tongues;
    private final Outbox outbox;

    Held(Database database, Tongues tongues, Outbox outbox) {
        this.database = database;
        this.tongues = tongues;
        this.outbox = outbox;
    }

    private record Row(Place place, String html) {}

    /// All of it, in as few messages as it takes, each place its own. In the open transaction.
    void release(UUID event, long chat) {
        var rows = database.list(
                "DELETE FROM held_news WHERE chat_id = ? RETURNING id, chat_id, thread, html",
                row -> Map.entry(
                        row.uuid("id"),
                        new Row(new Place(row.big("chat_id"), row.numberOrNull("thread")), row.text("html"))),
                chat);
        var byPlace = new LinkedHashMap<Place, List<String>>();
        rows.stream()
                .sorted(Map.Entry.comparingByKey(Held::byText))
                .forEach(row -> byPlace.computeIfAbsent(row.getValue().place(), _ -> new ArrayList<>())
                        .add(row.getValue().html()));
        int number = 0;
        for (var entry : byPlace.entrySet()) {
            for (var piece : pieces(entry.getValue(), ChatWords.HELD.html(tongues.of(chat)))) {
                say("held/" + event + "/" + number++, entry.getKey(), piece);
            }
        }
    }

    /// Java compares ids as two signed numbers; Postgres and time do not.
    private static int byText(UUID one, UUID other) {
        return one.toString().compareTo(other.toString());
    }

    private static List<String> pieces(List<String> texts, String title) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder(title);
        for (var text : texts) {
            if (piece.length() + text.length() > PIECE_MAX && piece.length() > title.length()) {
                pieces.add(piece.toString());
                piece = new StringBuilder(title);
            }
            piece.append("\n\n").append(text);
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private void say(String key, Place place, String html) {
        outbox.say(new Message(key, place, "held", Platform.DISPATCHER, html, Keyboard.NONE, false, null, Map.of()));
    }
}
