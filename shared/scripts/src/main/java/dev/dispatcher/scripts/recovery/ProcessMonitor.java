package dev.dispatcher.scripts.recovery;

import dev.dispatcher.database.Database;
import dev.dispatcher.platform.Metrics;
import jakarta.inject.Singleton;
import java.util.Map;

/// The figures an operator alarms on, once a minute.
@Singleton
final class ProcessMonitor {

    private final Database database;
    private final Metrics metrics;

    ProcessMonitor(Database database, Metrics metrics) {
        this.database = database;
        this.metrics = metrics;
    }

    void report() {
        database.one(
                        """
                SELECT count(*) FILTER (WHERE status = 'queued') AS queued,
                       count(*) FILTER (WHERE status = 'starting') AS starting,
                       count(*) FILTER (WHERE status IN ('running', 'stopping')) AS running,
                       coalesce(extract(epoch FROM clock_timestamp() - min(created_at) FILTER (WHERE status = 'queued')), 0)
                         ::bigint AS waiting,
                       (SELECT count(*) FROM processes
                         WHERE status IN ('lost', 'start_failed') AND finished_at > clock_timestamp() - interval '1 hour'
                       ) AS lost
                  FROM processes
                 WHERE finished_at IS NULL
                """,
                        row -> Map.of(
                                "processes_queued", row.big("queued"),
                                "processes_starting", row.big("starting"),
                                "processes_running", row.big("running"),
                                "processes_oldest_queued_seconds", row.big("waiting"),
                                "processes_lost_last_hour", row.big("lost")))
                .ifPresent(figures -> metrics.put(Map.of(), figures));
    }
}
