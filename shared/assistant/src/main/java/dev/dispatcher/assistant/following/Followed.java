package dev.dispatcher.assistant.following;

import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.database.Database;
import dev.dispatcher.platform.Ids;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The `followed` table.
@Singleton
public final class Followed {

    private final Database database;
    private final Ids ids;

    public Followed(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /// The thing, followed from now on, and locked until the end of the transaction: webhooks of one thing are told one
    /// after the other.
    public Thing lock(Address address) {
        database.update(
                """
                INSERT INTO followed (id, provider, instance, project, kind, number) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (provider, instance, project, kind, number) DO NOTHING
                """,
                ids.next(),
                address.provider(),
                address.instance(),
                address.project(),
                address.kind(),
                address.number());
        return find(address, " FOR UPDATE").orElseThrow();
    }

    public Optional<Thing> find(Address address) {
        return find(address, "");
    }

    private Optional<Thing> find(Address address, String lock) {
        return database.one(
                """
                SELECT id, state FROM followed
                 WHERE provider = ? AND instance = ? AND project = ? AND kind = ? AND number = ?
                """ + lock,
                Thing::of,
                address.provider(),
                address.instance(),
                address.project(),
                address.kind(),
                address.number());
    }

    public void save(UUID id, String state) {
        save(id, state, null, null);
    }

    /// `line` is what a pipeline follows others of, `lastEnd` how it ended the last time.
    public void save(UUID id, String state, @Nullable String line, @Nullable PipelineStatus lastEnd) {
        database.update("""
                UPDATE followed
                   SET state = ?::jsonb, line = ?, outcome = ?, updated_at = clock_timestamp()
                 WHERE id = ?
                """, state, line, lastEnd, id);
    }

    /// The pipeline before this one in its line, if that failed.
    public Optional<UUID> failedBefore(Address address, String line) {
        return database
                .list(
                        """
                        SELECT id, outcome FROM followed
                         WHERE provider = ? AND instance = ? AND project = ? AND line = ? AND kind = 'pipeline'
                           AND outcome IS NOT NULL AND number::bigint < ?::bigint
                         ORDER BY number::bigint DESC
                         LIMIT 1
                        """,
                        row -> row.text("outcome").equals("failed")
                                ? Optional.of(row.uuid("id"))
                                : Optional.<UUID>empty(),
                        address.provider(),
                        address.instance(),
                        address.project(),
                        line,
                        address.number())
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }
}
