package dev.dispatcher.events.machine;

import dev.dispatcher.database.Row;
import dev.dispatcher.events.EventStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event's row with times told as what they mean right now.
record Look(
        UUID id,
        EventStatus status,
        int attempts,
        boolean alone,
        @Nullable String token,
        Time lease,
        Time wake,
        boolean delayed,
        boolean ended,
        boolean parked,
        int wakeCount,
        int lostOrFailed) {

    enum Time {
        NONE,
        AHEAD,
        OVER
    }

    static final String QUERY = """
            SELECT id, status, attempts, alone, lease_token, wake_count,
                   lease_expires_at IS NOT NULL AS leased, lease_expires_at <= clock_timestamp() AS lease_over,
                   wake_at IS NOT NULL AS wakes, wake_at <= clock_timestamp() AS wake_over,
                   coalesce(next_attempt_at > clock_timestamp(), false) AS delayed,
                   processed_at IS NOT NULL AS ended, parked_at IS NOT NULL AS parked,
                   (SELECT count(*) FROM event_attempts a WHERE a.event_id = e.id) AS written
              FROM events e
             WHERE id = ANY (?::uuid[])
            """;

    static Look of(Row row) {
        return new Look(
                row.uuid("id"),
                EventStatus.of(row.text("status")),
                row.number("attempts"),
                row.flag("alone"),
                row.textOrNull("lease_token"),
                time(row.flag("leased"), row.flag("lease_over")),
                time(row.flag("wakes"), row.flag("wake_over")),
                row.flag("delayed"),
                row.flag("ended"),
                row.flag("parked"),
                row.number("wake_count"),
                row.number("written"));
    }

    private static Time time(boolean set, boolean over) {
        if (!set) return Time.NONE;
        return over ? Time.OVER : Time.AHEAD;
    }
}
