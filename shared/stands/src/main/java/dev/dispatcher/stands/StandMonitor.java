package dev.dispatcher.stands;

import dev.dispatcher.database.Database;
import dev.dispatcher.platform.Metrics;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Figures of the stands, for alarms: how many in each status, how many do not get on and why, how late the latest is.
@Singleton
final class StandMonitor {

    private final Database database;
    private final StandShelf shelf;
    private final Metrics metrics;

    StandMonitor(Database database, StandShelf shelf, Metrics metrics) {
        this.database = database;
        this.shelf = shelf;
        this.metrics = metrics;
    }

    void report() {
        var figures = new HashMap<String, Number>();
        for (var status : StandStatus.values()) {
            if (status != StandStatus.GONE) figures.put("stands_" + status.word(), 0);
        }
        database.list(
                "SELECT status, count(*) AS stands FROM stands WHERE gone_at IS NULL GROUP BY status",
                row -> figures.put("stands_" + row.text("status"), row.big("stands")));
        var stuck = shelf.stuck();
        figures.put("stands_stuck", stuck.size());
        figures.put(
                "stands_queued_in_vain",
                stuck.stream()
                        .filter(listed ->
                                Objects.requireNonNull(listed.stuck()).rule().equals("queued"))
                        .count());
        metrics.put(Map.of(), figures);
    }
}
