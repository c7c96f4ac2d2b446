package dev.dispatcher.assistant.quiet;

import dev.dispatcher.database.Database;
import dev.dispatcher.people.Html;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// What a chat was told, and what somebody did.
@Singleton
public final class Past {

    private static final int LENGTH_MAX = 100;

    private final Database database;
    private final HoursConfig config;
    private final Clock clock;

    public Past(Database database, HoursConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /// One line of it.
    public record Entry(Instant at, String html) {}

    /// Of the last day, the newest first.
    public List<Entry> day(long chat) {
        return told(chat, clock.instant().minus(Duration.ofDays(1)), 1_000);
    }

    public List<Entry> newest(long chat, int most) {
        return told(chat, Instant.EPOCH, most);
    }

    private List<Entry> told(long chat, Instant since, int most) {
        return database.list(
                """
                SELECT created_at, CASE format WHEN 'plain' THEN text END AS plain, text
                  FROM news
                 WHERE chat_id = ? AND channel = 'telegram' AND format IN ('plain', 'html')
                   AND kind NOT IN ('reply', 'digest') AND created_at > ?::timestamptz
                 ORDER BY id DESC
                 LIMIT ?
                """,
                row -> {
                    var plain = row.textOrNull("plain");
                    return entry(row.time("created_at"), plain != null ? plain : Html.plain(row.text("text")));
                },
                chat,
                since,
                most);
    }

    /// What this user did at a forge from here, the newest first.
    public List<Entry> acts(long user, int most) {
        return database.list("""
                SELECT created_at, act || ' ' || project || ' ' || number || ': ' || coalesce(outcome, '?') AS text
                  FROM acts
                 WHERE user_id = ?
                 ORDER BY created_at DESC
                 LIMIT ?
                """, row -> entry(row.time("created_at"), row.text("text")), user, most);
    }

    private Entry entry(Instant at, String text) {
        var first = text.strip().lines().findFirst().orElse("");
        var time = DateTimeFormatter.ofPattern("dd.MM HH:mm")
                .withZone(config.zone())
                .format(at);
        return new Entry(at, "• " + time + " " + Html.cut(Html.escape(first), LENGTH_MAX));
    }
}
