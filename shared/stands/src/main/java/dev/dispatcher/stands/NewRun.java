package dev.dispatcher.stands;

import dev.dispatcher.database.Database;
import java.time.Instant;
import java.util.UUID;

/// A further run upwards, at the end of the line. Its id is what its pipeline is known by.
final class NewRun {

    private NewRun() {}

    static void insert(Database database, UUID run, UUID stand, String name, Instant now) {
        database.update("""
                INSERT INTO runs (id, stand_id, number, kind, state, uid, ref, created_at)
                SELECT ?, ?, coalesce(max(number), 0) + 1, 'up', 'queued', ?, ?, ? FROM runs WHERE stand_id = ?
                """, run, stand, run.toString(), name, now, stand);
    }
}
