package dev.dispatcher.orders.quarantine;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Row;
import dev.dispatcher.orders.Source;
import dev.dispatcher.orders.quarantine.Quarantined.Status;
import dev.dispatcher.orders.quarantine.Refusal.Kind;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table `order_quarantine`.
@Singleton
final class Messages {

    private static final int SHOWN_MAX = 4096;
    private static final int PROBLEMS_SHOWN_MAX = 100;
    private static final String COLUMNS = """
            id, kind, status, source, message, order_uid, octet_length(raw) AS raw_bytes, received_at, replays, outcome,
            settled_at, settled_by, settled_why""";
    private static final String WHOLE = "SELECT " + COLUMNS + ", problems, raw FROM order_quarantine WHERE id = ?";

    private final Database database;
    private final Ids ids;

    Messages(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /// Whether it was not there yet.
    boolean add(Source source, String message, String raw, Refusal refusal) {
        int added = database.update(
                """
                INSERT INTO order_quarantine (id, kind, source, message, order_uid, problems, raw)
                VALUES (?, ?, ?, ?, ?, ?::jsonb, ?)
                    ON CONFLICT (message) DO NOTHING
                """,
                ids.next(),
                refusal.kind().word(),
                source.word(),
                message,
                refusal.uid(),
                Json.write(refusal.problems()),
                storable(raw));
        return added == 1;
    }

    Optional<Quarantined> find(UUID id) {
        return database.one(WHOLE, Messages::quarantined, id);
    }

    /// Nobody else settles it until the open transaction ends.
    Optional<Quarantined> lock(UUID id) {
        return database.one(WHOLE + " FOR UPDATE", Messages::quarantined, id);
    }

    List<Quarantined> page(@Nullable Status status, @Nullable Kind kind, int limit, long skipped) {
        return database.list(
                """
                SELECT %s, left(raw, %d) AS raw, jsonb_path_query_array(problems, '$[0 to %d]') AS problems
                  FROM order_quarantine
                 WHERE status = coalesce(?, status) AND kind = coalesce(?, kind)
                 ORDER BY id DESC
                 LIMIT ? OFFSET ?
                """.formatted(COLUMNS, SHOWN_MAX, PROBLEMS_SHOWN_MAX - 1),
                Messages::quarantined,
                word(status),
                word(kind),
                limit,
                skipped);
    }

    long count(@Nullable Status status, @Nullable Kind kind) {
        return database.one("""
                SELECT count(*) AS total
                  FROM order_quarantine
                 WHERE status = coalesce(?, status) AND kind = coalesce(?, kind)
                """, row -> row.big("total"), word(status), word(kind))
                .orElse(0L);
    }

    Map<Kind, Long> waiting() {
        return database
                .list(
                        "SELECT kind, count(*) AS messages FROM order_quarantine WHERE status = 'new' GROUP BY kind",
                        row -> Map.entry(Kind.of(row.text("kind")), row.big("messages")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void replayed(UUID id, String outcome, String uid, String by) {
        database.update("""
                UPDATE order_quarantine
                   SET status = 'replayed', outcome = ?, order_uid = ?, settled_at = clock_timestamp(), settled_by = ?,
                       replays = replays + 1
                 WHERE id = ?
                """, outcome, uid, by, id);
    }

    /// Refused again, perhaps for another reason than before.
    void refusedAgain(UUID id, Refusal refusal) {
        database.update("""
                UPDATE order_quarantine
                   SET kind = ?, order_uid = ?, problems = ?::jsonb, replays = replays + 1
                 WHERE id = ?
                """, refusal.kind().word(), refusal.uid(), Json.write(refusal.problems()), id);
    }

    void discarded(UUID id, String by, String why) {
        database.update("""
                UPDATE order_quarantine
                   SET status = 'discarded', settled_at = clock_timestamp(), settled_by = ?, settled_why = ?
                 WHERE id = ?
                """, by, why, id);
    }

    int deleteSettledBefore(Instant cutoff, int limit) {
        return database.update("""
                DELETE FROM order_quarantine
                 WHERE id = ANY (ARRAY(
                       SELECT id FROM order_quarantine WHERE settled_at < ?::timestamptz ORDER BY settled_at LIMIT ?))
                """, cutoff, limit);
    }

    /// What Postgres cannot keep in a text is kept as JSON would write it, which means the same to whoever reads it.
    static String storable(String raw) {
        var text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean isPair = i + 1 < raw.length() && Character.isSurrogatePair(c, raw.charAt(i + 1));
            if (isPair) text.append(c).append(raw.charAt(++i));
            else if (c == 0 || Character.isSurrogate(c)) text.append("\\u%04x".formatted((int) c));
            else text.append(c);
        }
        return text.toString();
    }

    private static @Nullable String word(@Nullable Status status) {
        return status == null ? null : status.word();
    }

    private static @Nullable String word(@Nullable Kind kind) {
        return kind == null ? null : kind.word();
    }

    private static Quarantined quarantined(Row row) {
        return new Quarantined(
                row.uuid("id"),
                Kind.of(row.text("kind")),
                Status.of(row.text("status")),
                Source.of(row.text("source")),
                row.text("message"),
                row.textOrNull("order_uid"),
                List.of(Json.read(row.text("problems"), Finding[].class)),
                row.text("raw"),
                row.big("raw_bytes"),
                row.time("received_at"),
                row.number("replays"),
                row.textOrNull("outcome"),
                row.timeOrNull("settled_at"),
                row.textOrNull("settled_by"),
                row.textOrNull("settled_why"));
    }
}
