package dev.dispatcher.stands;

import dev.dispatcher.people.NewNews;
import dev.dispatcher.people.NewsDesk;
import dev.dispatcher.people.Platform;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells the owner of every change, in the transaction that makes it. A key says the same of the same change, so
/// nothing is told twice.
final class Bulletin {

    private final NewsDesk desk;

    Bulletin(NewsDesk desk) {
        this.desk = desk;
    }

    void write(Held held, Instant now) {
        if (held.jobsSeen) {
            for (var step : Steps.of(held)) tellOf(held, step);
        }
        var status = held.status();
        if (status != held.statusBefore) {
            var key = "status:%s:%s".formatted(status.word(), now);
            tell(held, key, "stand." + status.word(), sentence(held, status), Map.of());
        }
        for (var told : held.told) tell(held, told.key(), told.kind(), told.text(), told.metadata());
    }

    private void tellOf(Held held, Steps.Step step) {
        var before = held.stepsBefore.get(step.name());
        if (step.state() == before) return;
        var outcome =
                switch (step.state()) {
                    case SUCCESS -> "success";
                    case FAILED, CANCELED, TIMED_OUT -> "error";
                    case PENDING, READY, RUNNING, SKIPPED -> "";
                };
        if (outcome.isEmpty()) return;
        var why = step.error() == null ? "" : " (" + step.error() + ")";
        var link = step.logUrl() == null || outcome.equals("success") ? "" : " " + step.logUrl();
        var text = "%s: step %s %s%s%s".formatted(held.name, step.name(), Words.of(step.state()), why, link);
        var more = Map.<String, Object>of(
                "step_name", step.name(), "status", outcome, "order", step.position(), "attempt", step.attempt());
        var key = "step:%s:%d:%d:%s".formatted(held.run.id, step.position(), step.attempt(), Words.of(step.state()));
        tell(held, key, "stand.step", text, more);
    }

    private void tell(Held held, String key, String kind, String text, Map<String, Object> more) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("stand_name", held.name);
        metadata.put("stand_id", held.id.toString());
        metadata.put("run_id", held.run.id.toString());
        metadata.put("status", held.status() == StandStatus.FAILED ? "error" : "success");
        metadata.putAll(more);
        desk.write(new NewNews("stand:" + held.id + ":" + key, held.owner, kind, Platform.DISPATCHER, text, metadata));
    }

    private static String sentence(Held held, StandStatus status) {
        var reason = held.run.error != null ? held.run.error : held.error;
        return switch (status) {
            case READY -> "%s is ready%s".formatted(held.name, address(held));
            case FAILED, LEAKING -> "%s: %s%s".formatted(held.name, status.word(), reason == null ? "" : ", " + reason);
            case DEGRADED -> "%s is up, but does not answer%s".formatted(held.name, address(held));
            case QUEUED, PREPARING, RUNNING, STOPPING, STOPPED, DELETING, GONE ->
                "%s: %s".formatted(held.name, status.word());
        };
    }

    private static String address(Held held) {
        var url = held.plan.url(held.name);
        return url == null ? "" : ": " + url;
    }
}
