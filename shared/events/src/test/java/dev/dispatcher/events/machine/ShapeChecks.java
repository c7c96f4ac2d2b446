package dev.dispatcher.events.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.database.SqlFailure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// D5: the table refuses what must never be.
final class ShapeChecks {

    /// From a row that is queued and never tried. Each breaks one rule and no other.
    private static final Map<String, String> ILLEGAL = new TreeMap<>(Map.ofEntries(
            Map.entry("waiting, and nobody will look", "wake_at = NULL"),
            Map.entry(
                    "running, and nobody will look",
                    "status = 'processing', lease_expires_at = clock_timestamp(), wake_at = NULL"),
            Map.entry("processed without an end", "status = 'processed'"),
            Map.entry("failed without an end", "status = 'failed', parked_at = clock_timestamp()"),
            Map.entry("ended and still waiting", "processed_at = clock_timestamp()"),
            Map.entry("running without a lease", "status = 'processing'"),
            Map.entry("waiting under a lease", "lease_expires_at = clock_timestamp()"),
            Map.entry("failed and not parked", "status = 'failed', processed_at = clock_timestamp()"),
            Map.entry("parked and not failed", "parked_at = clock_timestamp()"),
            Map.entry("tried less than never", "attempts = -1"),
            Map.entry("tried beyond its budget", "attempts = max_attempts + 1"),
            Map.entry("in a state nobody knows", "status = 'lost'"),
            Map.entry("of a type too long", "type = repeat('x', 51)"),
            Map.entry("without a payload", "payload = NULL")));

    private ShapeChecks() {}

    static final List<Check> ALL = List.of(
            new Check("the table refuses every row that could be lost", ShapeChecks::illegal),
            new Check("an attempt ends in a way we have a word for", ShapeChecks::outcome));

    private static void illegal(World world) {
        var id = world.insert();
        var before = world.everything(id);

        ILLEGAL.forEach((what, change) -> assertThatThrownBy(
                        () -> world.database.update("UPDATE events SET " + change + " WHERE id = ?", id))
                .as(what)
                .isInstanceOf(SqlFailure.class));
        assertThat(world.everything(id)).isEqualTo(before);
    }

    private static void outcome(World world) {
        var id = world.insert();

        assertThatThrownBy(() -> world.database.update("""
                        INSERT INTO event_attempts (event_id, lease_token, attempt, started_at, finished_at, outcome)
                        VALUES (?, 1, 1, clock_timestamp(), clock_timestamp(), 'fine')
                        """, id)).isInstanceOf(SqlFailure.class);
    }
}
