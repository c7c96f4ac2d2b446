package dev.dispatcher.events.reading;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Row;
import dev.dispatcher.events.Event;
import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.EventType;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The `events` table as people read it.
@Singleton
public final class EventShelf {

    /// Lists leave payloads of more than 4 KiB out.
    private static final String SHOWN = """
            id, type, status, created_at, received_at, processed_at, error, attempts,
            CASE WHEN octet_length(payload::text) <= 4096 THEN payload END AS payload""";

    private final Database database;

    public EventShelf(Database database) {
        this.database = database;
    }

    public Optional<Event> find(UUID id) {
        return database.one("""
                SELECT id, type, status, created_at, received_at, processed_at, error, attempts, payload
                  FROM events
                 WHERE id = ?
                """, EventShelf::event, id);
    }

    /// Page `page`, counted from 1. A page of the far half is looked up from the far end.
    public EventPage page(EventFilter filter, int page, int limit) {
        long total = count(filter);
        long skipped = (page - 1L) * limit;
        if (skipped >= total) return new EventPage(List.of(), total, null);
        long shown = Math.min(limit, total - skipped);
        long behind = total - skipped - shown;
        var order = behind < skipped ? "id" : "id DESC";
        var events = database.list(
                """
                SELECT %s
                  FROM events
                 WHERE id = ANY (ARRAY(SELECT id FROM events WHERE %s ORDER BY %s LIMIT ? OFFSET ?))
                 ORDER BY id DESC
                """.formatted(SHOWN, filter.where(), order),
                EventShelf::event,
                filter.values(shown, Math.min(skipped, behind)));
        return new EventPage(
                events,
                total,
                behind > 0 && !events.isEmpty() ? events.getLast().id() : null);
    }

    /// What follows the event at `cursor`, at the same cost however deep. One more than asked for is looked up, so that
    /// `next` never leads to nothing.
    public EventPage after(EventFilter filter, UUID cursor, int limit) {
        var found = database.list(
                """
                SELECT %s
                  FROM events
                 WHERE %s AND id < ?
                 ORDER BY id DESC
                 LIMIT ?
                """.formatted(SHOWN, filter.where()), EventShelf::event, filter.values(cursor, limit + 1));
        var events = found.subList(0, Math.min(limit, found.size()));
        return new EventPage(
                List.copyOf(events),
                count(filter),
                found.size() > limit ? events.getLast().id() : null);
    }

    /// Every attempt, oldest first. The table keeps what did not succeed; the row itself knows the last one.
    public List<AttemptRecord> attempts(UUID id) {
        return database.list("""
                SELECT attempt, outcome, started_at, finished_at, error
                  FROM event_attempts
                 WHERE event_id = ?
                 UNION ALL
                SELECT attempts, CASE status WHEN 'processed' THEN 'succeeded' ELSE 'running' END, started_at, processed_at, NULL
                  FROM events
                 WHERE id = ? AND status IN ('processing', 'processed')
                 ORDER BY started_at
                """, EventShelf::attempt, id, id);
    }

    private long count(EventFilter filter) {
        return database.one(
                        "SELECT count(*) AS total FROM events WHERE " + filter.where(),
                        row -> row.big("total"),
                        filter.values())
                .orElse(0L);
    }

    private static Event event(Row row) {
        return new Event(
                row.uuid("id"),
                new EventType(row.text("type")),
                EventStatus.of(row.text("status")),
                row.textOrNull("payload"),
                row.time("created_at"),
                row.time("received_at"),
                row.timeOrNull("processed_at"),
                row.textOrNull("error"),
                row.number("attempts"));
    }

    private static AttemptRecord attempt(Row row) {
        return new AttemptRecord(
                row.number("attempt"),
                row.text("outcome"),
                row.time("started_at"),
                row.timeOrNull("finished_at"),
                row.textOrNull("error"));
    }
}
