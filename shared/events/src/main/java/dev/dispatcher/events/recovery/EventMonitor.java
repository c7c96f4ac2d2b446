package dev.dispatcher.events.recovery;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.reading.EventStats;
import dev.dispatcher.platform.Metrics;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/// The figures an operator alarms on, once a minute.
@Singleton
final class EventMonitor {

    private final EventStats stats;
    private final Metrics metrics;

    EventMonitor(EventStats stats, Metrics metrics) {
        this.stats = stats;
        this.metrics = metrics;
    }

    void report() {
        var now = stats.now();
        var figures = new HashMap<String, Number>();
        for (var status : EventStatus.values()) figures.put("events_" + status.word(), now.countOf(status));
        figures.put("events_oldest_overdue_seconds", now.oldestOverdueSeconds());
        figures.put("events_lost_last_hour", now.lostLastHour());
        metrics.put(Map.of(), figures);
    }
}
