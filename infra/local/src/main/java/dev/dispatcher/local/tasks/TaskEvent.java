package dev.dispatcher.local.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.scripts.Task;
import dev.dispatcher.scripts.TaskNews;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The end of a task as EventBridge tells it.
final class TaskEvent {

    private static final JsonMapper JSON = new JsonMapper();

    private TaskEvent() {}

    static String of(Task task, Instant now) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("taskArn", task.id());
        detail.put("startedBy", String.valueOf(task.process()));
        if (task.version() != null) detail.put("version", task.version());
        detail.put("lastStatus", task.isOver() ? "STOPPED" : "RUNNING");
        var agent = new LinkedHashMap<String, Object>(Map.of("name", "agent"));
        var end = task.end();
        if (end != null) {
            detail.put("stopCode", end.stopCode());
            if (end.reason() != null) detail.put("stoppedReason", end.reason());
            if (end.exitCode() != null) agent.put("exitCode", end.exitCode());
        }
        detail.put("containers", List.of(agent));
        return written(Map.of(
                "version",
                "0",
                "id",
                UUID.randomUUID().toString(),
                "detail-type",
                TaskNews.DETAIL_TYPE,
                "source",
                "aws.ecs",
                "time",
                now.toString(),
                "detail",
                detail));
    }

    private static String written(Map<String, Object> event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("text and numbers can always be written", impossible);
        }
    }
}
