package dev.dispatcher.stands;

import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Spreader;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What GitLab reports of a pipeline wakes the stand it belongs to. Only the pipeline's id is believed: what has become
/// of it is read.
@Singleton
final class PipelineSpreader implements Spreader {

    @Override
    public Set<String> types() {
        return Set.of("gitlab.pipeline");
    }

    @Override
    public String name() {
        return "stands";
    }

    @Override
    public List<Child> spread(Delivery parent) {
        var attributes = Reports.at(parent.payload(), "body", "object_attributes");
        return Reports.wake(attributes.get("id"), attributes.get("status"));
    }

    /// What the reports of pipelines and of jobs have in common.
    static final class Reports {

        private Reports() {}

        static Map<?, ?> at(String payload, String... path) {
            Object value = Json.read(payload, Map.class);
            for (var name : path) value = value instanceof Map<?, ?> map ? map.get(name) : null;
            return value instanceof Map<?, ?> map ? map : Map.of();
        }

        static List<Child> wake(@Nullable Object pipeline, @Nullable Object status) {
            if (!(pipeline instanceof Number id)) return List.of();
            var payload = new LinkedHashMap<String, Object>();
            payload.put("pipeline_id", id.longValue());
            if (status instanceof String word) payload.put("status", word);
            return List.of(new Child(String.valueOf(id.longValue()), Advances.TYPE, Json.write(payload)));
        }
    }
}
