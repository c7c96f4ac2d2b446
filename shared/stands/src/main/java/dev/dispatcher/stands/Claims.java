package dev.dispatcher.stands;

import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Leases of stands, and what has to be on record before the outside is asked for anything. Leases go by the database's
/// clock, what is due goes by ours.
@Singleton
final class Claims {

    private final Database database;
    private final StandsConfig config;
    private final SecureRandom random = new SecureRandom();

    Claims(Database database, StandsConfig config) {
        this.database = database;
        this.config = config;
    }

    /// A stand that is ours until somebody takes it over. The token is random, never counted: a database that crashed
    /// may count again.
    record Lease(UUID stand, long token) {}

    Optional<Lease> claim(UUID stand, Instant now) {
        long token = random.nextLong();
        return database.one(
                "SELECT id FROM claim_stand(?, ?, ?::interval, ?) AS claimed (id)",
                row -> new Lease(row.uuid("id"), token),
                stand,
                token,
                config.lease(),
                now);
    }

    Optional<Lease> claimDue(Instant now) {
        long token = random.nextLong();
        return database.one(
                "SELECT id FROM claim_due_stand(?, ?::interval, ?) AS claimed (id)",
                row -> new Lease(row.uuid("id"), token),
                token,
                config.lease(),
                now);
    }

    /// The stands that are due now because something happened to this pipeline.
    List<UUID> poke(long pipeline, String word, Instant now) {
        return database.list(
                "SELECT id FROM poke_stand(?, ?, ?) AS poked (id)", row -> row.uuid("id"), pipeline, word, now);
    }

    boolean takeSlot(Run run, Instant now) {
        return database.one(
                        "SELECT take_slot(?, ?, ?) AS taken", row -> row.flag("taken"), run.id, config.runsMax(), now)
                .orElseThrow();
    }

    /// From here on a pipeline of this run may exist. Committed before GitLab is asked for it.
    void intend(Lease lease, Run run, Instant now) {
        fenced(database.update("""
                UPDATE runs r SET state = 'triggering', intended_at = ?, looks = 0, looked_at = NULL
                  FROM stands s
                 WHERE r.id = ? AND s.id = r.stand_id AND s.lease_token = ?
                """, now, run.id, lease.token()));
        run.intendedAt = now;
        run.looks = 0;
        run.lookedAt = null;
    }

    /// From here on the branch of that name is ours to delete: there was none, and we are about to make it.
    void ownBranch(Lease lease) {
        fenced(database.update(
                "UPDATE stands SET branch_ours = true WHERE id = ? AND lease_token = ?", lease.stand(), lease.token()));
    }

    void ownEnvironment(Lease lease) {
        fenced(database.update(
                "UPDATE stands SET environment_ours = true WHERE id = ? AND lease_token = ?",
                lease.stand(),
                lease.token()));
    }

    private static void fenced(int rows) {
        if (rows != 1) throw new Superseded();
    }

    /// Which of these pipelines belong to runs already.
    Set<Long> known(List<Long> pipelines) {
        return database
                .list(
                        "SELECT pipeline_id FROM runs WHERE pipeline_id = ANY (?::text[]::bigint[])",
                        row -> row.big("pipeline_id"),
                        pipelines.stream().map(String::valueOf).toList())
                .stream()
                .collect(Collectors.toSet());
    }

    /// Somebody else has the stand now. What we know goes no further.
    static final class Superseded extends RuntimeException {

        private static final long serialVersionUID = 1;

        Superseded() {
            super("the lease is somebody else's by now", null, false, false);
        }
    }
}
