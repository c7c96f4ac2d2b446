package dev.dispatcher.scripts;

import dev.dispatcher.platform.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the detail of an "ECS Task State Change", which the local runner sends of its tasks too.
public final class TaskNews {

    public static final String DETAIL_TYPE = "ECS Task State Change";

    private static final String AGENT = "agent";

    private TaskNews() {}

    public static Task of(Map<String, ?> detail) {
        var startedBy = text(detail, "startedBy");
        var process = startedBy == null ? null : Json.uuid(startedBy).orElse(null);
        var version = detail.get("version") instanceof Number number ? (Long) number.longValue() : null;
        boolean isOver = "STOPPED".equals(detail.get("lastStatus"));
        return new Task(String.valueOf(detail.get("taskArn")), process, version, isOver ? end(detail) : null);
    }

    /// The container knows of memory and exit codes, the task of everything else.
    private static Task.End end(Map<String, ?> detail) {
        var agent = agent(detail);
        var code = text(detail, "stopCode");
        var reason = text(agent, "reason");
        return new Task.End(
                code == null ? "" : code,
                reason == null ? text(detail, "stoppedReason") : reason,
                agent.get("exitCode") instanceof Number number ? (Integer) number.intValue() : null);
    }

    private static Map<?, ?> agent(Map<String, ?> detail) {
        if (!(detail.get("containers") instanceof List<?> containers)) return Map.of();
        for (var container : containers) {
            if (container instanceof Map<?, ?> one && AGENT.equals(one.get("name"))) return one;
        }
        return Map.of();
    }

    private static @Nullable String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? text : null;
    }
}
