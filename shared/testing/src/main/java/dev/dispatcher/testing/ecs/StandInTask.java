package dev.dispatcher.testing.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One task, and everything that has happened to it.
public final class StandInTask {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String arn;
    private final JsonNode request;
    private String status = "PROVISIONING";
    private long version = 1;
    private @Nullable Instant stoppedAt;
    private @Nullable String stopCode;
    private @Nullable String stopReason;
    private @Nullable String containerReason;
    private @Nullable Integer exitCode;

    StandInTask(String arn, JsonNode request) {
        this.arn = arn;
        this.request = request;
    }

    public String arn() {
        return arn;
    }

    public String startedBy() {
        return request.path("startedBy").asText();
    }

    public String status() {
        return status;
    }

    /// The request that made it, as it came in.
    public JsonNode request() {
        return request;
    }

    boolean isStopped() {
        return stoppedAt != null;
    }

    boolean isForgotten(Instant now) {
        return stoppedAt != null && Duration.between(stoppedAt, now).compareTo(Duration.ofHours(1)) > 0;
    }

    void enter(String next) {
        status = next;
        version++;
    }

    void stop(Instant now, String code, String reason, @Nullable String container, @Nullable Integer exit) {
        stoppedAt = now;
        stopCode = code;
        stopReason = reason;
        containerReason = container;
        exitCode = exit;
        enter("STOPPED");
    }

    ObjectNode json() {
        var node = JSON.createObjectNode()
                .put("taskArn", arn)
                .put("startedBy", startedBy())
                .put("clusterArn", request.path("cluster").asText())
                .put("taskDefinitionArn", request.path("taskDefinition").asText())
                .put("lastStatus", status)
                .put("desiredStatus", isStopped() ? "STOPPED" : "RUNNING")
                .put("version", version);
        var container =
                node.putArray("containers").addObject().put("name", "agent").put("lastStatus", status);
        if (exitCode != null) container.put("exitCode", exitCode);
        if (containerReason != null) container.put("reason", containerReason);
        if (stopCode != null) node.put("stopCode", stopCode);
        if (stopReason != null) node.put("stoppedReason", stopReason);
        return node;
    }
}
