package dev.dispatcher.functions.api.events;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.reading.EventStats;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// How many events there are of each type and status, and whether any of them is late.
@Schema(name = "EventStats")
record StatsAnswer(Totals totals, List<Count> counts, long oldestOverdueSeconds, long lostLastHour) {

    /// Of all types together.
    @Schema(name = "EventTotals")
    record Totals(long queued, long processing, long processed, long failed) {}

    /// Of one type in one status.
    @Schema(name = "EventCount")
    record Count(String type, String status, long events) {}

    static StatsAnswer of(EventStats.Figures figures) {
        return new StatsAnswer(
                new Totals(
                        figures.countOf(EventStatus.QUEUED),
                        figures.countOf(EventStatus.PROCESSING),
                        figures.countOf(EventStatus.PROCESSED),
                        figures.countOf(EventStatus.FAILED)),
                figures.counts().stream()
                        .map(count -> new Count(count.type(), count.status().word(), count.events()))
                        .toList(),
                figures.oldestOverdueSeconds(),
                figures.lostLastHour());
    }
}
