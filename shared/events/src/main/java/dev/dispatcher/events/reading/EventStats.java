package dev.dispatcher.events.reading;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.EventStatus;
import jakarta.inject.Singleton;
import java.util.List;

/// How many events there are of each kind, and whether anything is late.
@Singleton
public final class EventStats {

    private final Database database;

    public EventStats(Database database) {
        this.database = database;
    }

    /// How many events of one type are in one status.
    public record Count(String type, EventStatus status, long events) {}

    /// Overdue is what nobody has looked at for a minute longer than intended.
    public record Figures(List<Count> counts, long oldestOverdueSeconds, long lostLastHour) {

        public long countOf(EventStatus status) {
            return counts.stream()
                    .filter(count -> count.status() == status)
                    .mapToLong(Count::events)
                    .sum();
        }
    }

    public Figures now() {
        return new Figures(counts(), oldestOverdue(), lost());
    }

    private List<Count> counts() {
        return database.list(
                "SELECT type, status, count(*) AS events FROM events GROUP BY type, status ORDER BY type, status",
                row -> new Count(row.text("type"), EventStatus.of(row.text("status")), row.big("events")));
    }

    private long oldestOverdue() {
        return number("""
                SELECT coalesce(extract(epoch FROM clock_timestamp() - min(wake_at)), 0)::bigint AS number
                  FROM events
                 WHERE wake_at < clock_timestamp() - interval '60 seconds'
                """);
    }

    private long lost() {
        return number("""
                SELECT count(*) AS number
                  FROM event_attempts
                 WHERE outcome = 'lost' AND finished_at > clock_timestamp() - interval '1 hour'
                """);
    }

    private long number(String sql) {
        return database.one(sql, row -> row.big("number")).orElse(0L);
    }
}
