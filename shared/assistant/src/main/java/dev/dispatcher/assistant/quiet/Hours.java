package dev.dispatcher.assistant.quiet;

import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The `chat_hours` table, and what time it is.
@Singleton
public final class Hours {

    /// When the working day begins, for who wants silence until then.
    private static final int MORNING = 9;

    private final Database database;
    private final HoursConfig config;
    private final Clock clock;

    public Hours(Database database, HoursConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    public ChatHours of(long chat) {
        return database.one("SELECT * FROM chat_hours WHERE chat_id = ?", ChatHours::of, chat)
                .orElse(ChatHours.ANY);
    }

    /// Null for never quiet.
    public void quiet(long chat, @Nullable Integer from, @Nullable Integer until, boolean isHeld) {
        database.update("""
                INSERT INTO chat_hours (chat_id, quiet_from, quiet_until, held) VALUES (?, ?::smallint, ?::smallint, ?)
                    ON CONFLICT (chat_id) DO UPDATE
                   SET quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, held = excluded.held,
                       updated_at = clock_timestamp()
                """, chat, from, until, isHeld);
    }

    /// What somebody is told in person makes no sound until then; null for at once again.
    public void mute(long chat, @Nullable Instant until) {
        database.update("""
                INSERT INTO chat_hours (chat_id, muted_until) VALUES (?, ?::timestamptz)
                    ON CONFLICT (chat_id) DO UPDATE
                   SET muted_until = excluded.muted_until, updated_at = clock_timestamp()
                """, chat, until);
    }

    /// Null for none, all three.
    void digest(long chat, @Nullable Integer hour, @Nullable UUID plan, @Nullable Instant due) {
        database.update("""
                INSERT INTO chat_hours (chat_id, digest_at, digest_plan, digest_due)
                VALUES (?, ?::smallint, ?::uuid, ?::timestamptz)
                    ON CONFLICT (chat_id) DO UPDATE
                   SET digest_at = excluded.digest_at, digest_plan = excluded.digest_plan,
                       digest_due = excluded.digest_due, updated_at = clock_timestamp()
                """, chat, hour, plan, due);
    }

    /// When the digest after this one goes, unless somebody has chosen otherwise meanwhile.
    void digestAgain(long chat, UUID plan, Instant due) {
        database.update("""
                UPDATE chat_hours SET digest_due = ?::timestamptz WHERE chat_id = ? AND digest_plan = ?
                """, due, chat, plan);
    }

    /// False when what is held back is to be told at a time that has not come yet.
    boolean release(long chat, Instant due) {
        return database.update("""
                UPDATE chat_hours
                   SET release_due = ?::timestamptz
                 WHERE chat_id = ? AND (release_due IS NULL OR release_due <= ?::timestamptz)
                """, due, chat, clock.instant()) == 1;
    }

    void released(long chat) {
        database.update("UPDATE chat_hours SET release_due = NULL WHERE chat_id = ?", chat);
    }

    boolean isQuiet(ChatHours hours) {
        return hours.isQuietAt(now().getHour());
    }

    /// The next time that it is so late.
    Instant next(int hour) {
        var today = now().withHour(hour).withMinute(0).withSecond(0).withNano(0);
        return (today.isAfter(now()) ? today : today.plusDays(1)).toInstant();
    }

    public Instant morning() {
        return next(MORNING);
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(config.zone());
    }
}
