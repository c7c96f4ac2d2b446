package dev.dispatcher.testing.ecs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Amazon ECS that is not. A test moves its tasks, plans its faults, and takes the events it would have sent.
public final class StandInEcs implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;
    private final EcsDoor door;
    private final Map<String, StandInTask> tasks = new LinkedHashMap<>();
    private final Map<String, StandInTask> byToken = new HashMap<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final List<String> events = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();

    public StandInEcs(Clock clock) {
        this.clock = clock;
        this.door = new EcsDoor(this);
    }

    public String url() {
        return door.url();
    }

    /// What the next call of this operation meets; planned ones wait in a row.
    public synchronized void plan(String operation, Fault fault) {
        faults.computeIfAbsent(operation, _ -> new ArrayDeque<>()).add(fault);
    }

    public synchronized List<StandInTask> tasks() {
        return List.copyOf(tasks.values());
    }

    public synchronized List<StandInTask> tasksOf(UUID process) {
        return tasks.values().stream()
                .filter(task -> task.startedBy().equals(process.toString()))
                .toList();
    }

    /// The names of all calls so far, answered or not.
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /// What EventBridge would have been given since this was asked last.
    public synchronized List<String> takeEvents() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    public synchronized void enter(StandInTask task, String status) {
        task.enter(status);
        tell(task);
    }

    public synchronized void stop(
            StandInTask task, String code, String reason, @Nullable String container, @Nullable Integer exit) {
        if (task.isStopped()) return;
        task.stop(clock.instant(), code, reason, container, exit);
        tell(task);
    }

    synchronized Optional<Fault> fault(String operation) {
        calls.add(operation);
        return Optional.ofNullable(
                faults.getOrDefault(operation, new ArrayDeque<>()).poll());
    }

    /// The answer, or null for a question that nobody understands.
    synchronized @Nullable ObjectNode answer(String operation, JsonNode request) throws EcsRefusal {
        return switch (operation) {
            case "RunTask" -> run(request);
            case "DescribeTasks" -> describe(request);
            case "ListTasks" -> list(request);
            case "StopTask" -> stop(request);
            default -> null;
        };
    }

    private ObjectNode run(JsonNode request) throws EcsRefusal {
        var token = request.path("clientToken").asText();
        var known = byToken.get(token);
        if (known != null && !known.request().equals(request)) {
            throw new EcsRefusal("ConflictException", "the token was used with other parameters", known.arn());
        }
        var task = known == null ? fresh(token, request) : known;
        var answer = JSON.createObjectNode();
        answer.putArray("tasks").add(task.json());
        answer.putArray("failures");
        return answer;
    }

    private StandInTask fresh(String token, JsonNode request) {
        var arn = "arn:aws:ecs:eu-central-1:000000000000:task/scripts/"
                + UUID.randomUUID().toString().replace("-", "");
        var task = new StandInTask(arn, request);
        tasks.put(arn, task);
        if (!token.isEmpty()) byToken.put(token, task);
        tell(task);
        return task;
    }

    private ObjectNode describe(JsonNode request) {
        var answer = JSON.createObjectNode();
        var found = answer.putArray("tasks");
        var failures = answer.putArray("failures");
        for (var arn : request.path("tasks")) {
            var task = seen(arn.asText());
            if (task.isPresent()) found.add(task.get().json());
            else failures.addObject().put("arn", arn.asText()).put("reason", "MISSING");
        }
        return answer;
    }

    private ObjectNode list(JsonNode request) {
        var answer = JSON.createObjectNode();
        var arns = answer.putArray("taskArns");
        boolean stopped = request.path("desiredStatus").asText().equals("STOPPED");
        for (var task : tasks.values()) {
            boolean isWanted = task.isStopped() == stopped && seen(task.arn()).isPresent();
            boolean isTheirs = !request.has("startedBy")
                    || request.path("startedBy").asText().equals(task.startedBy());
            if (isWanted && isTheirs) arns.add(task.arn());
        }
        return answer;
    }

    private ObjectNode stop(JsonNode request) throws EcsRefusal {
        var task = seen(request.path("task").asText());
        if (task.isEmpty()) {
            throw new EcsRefusal("InvalidParameterException", "The referenced task was not found.", null);
        }
        stop(task.get(), "UserInitiated", request.path("reason").asText(), null, 137);
        return JSON.createObjectNode().set("task", task.get().json());
    }

    private Optional<StandInTask> seen(String arn) {
        return Optional.ofNullable(tasks.get(arn)).filter(task -> !task.isForgotten(clock.instant()));
    }

    private void tell(StandInTask task) {
        var event = JSON.createObjectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "ECS Task State Change")
                .put("source", "aws.ecs")
                .put("account", "000000000000")
                .put("time", clock.instant().toString())
                .put("region", "eu-central-1");
        event.putArray("resources").add(task.arn());
        event.set("detail", task.json());
        try {
            events.add(Objects.requireNonNull(JSON.writeValueAsString(event)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
