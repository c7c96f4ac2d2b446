package dev.dispatcher.assistant.quiet;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.recovery.AlsoSwept;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What is told on schedule hangs on one event at a time. When that is parked, or something was held back beside its
/// release, another event takes over at once. It is the event that tells: only its function has the zone of the hours.
@Singleton
final class LostPlans implements AlsoSwept {

    /// All attempts at an event are over by then, and if not, what is told is still told once.
    private static final Duration LATE = Duration.ofHours(1);

    private static final int SOME = 100;

    private final Database database;
    private final Digests digests;
    private final Clock clock;

    LostPlans(Database database, Digests digests, Clock clock) {
        this.database = database;
        this.digests = digests;
        this.clock = clock;
    }

    @Override
    public boolean sweepSome() {
        return database.inTransaction(() -> {
            var now = clock.instant();
            var overdue = overdue(now.minus(LATE));
            for (var digest : overdue) digests.begin(digest.getKey(), digest.getValue(), now);
            var forgotten = forgotten(now.minus(LATE));
            for (long chat : forgotten) digests.planRelease(chat, now);
            return overdue.size() == SOME || forgotten.size() == SOME;
        });
    }

    /// Chats by the hour of their digest.
    private List<Map.Entry<Long, Integer>> overdue(Instant before) {
        return database.list("""
                SELECT chat_id, digest_at
                  FROM chat_hours
                 WHERE digest_due < ?::timestamptz
                 LIMIT ?
                   FOR UPDATE SKIP LOCKED
                """, row -> Map.entry(row.big("chat_id"), row.number("digest_at")), before, SOME);
    }

    private List<Long> forgotten(Instant before) {
        return database.list("""
                SELECT chat_id
                  FROM chat_hours
                 WHERE chat_id IN (SELECT chat_id FROM held_news)
                   AND (release_due IS NULL OR release_due < ?::timestamptz)
                 LIMIT ?
                   FOR UPDATE SKIP LOCKED
                """, row -> row.big("chat_id"), before, SOME);
    }
}
