package dev.dispatcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/// What functions are asked for: their sample payloads, made new each time, so that each is worked on.
final class Errands {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("api", "post-event"),
            Map.entry("event-processor", "whole-event"),
            Map.entry("order-consumer", "order"),
            Map.entry("notifier", "nudge"),
            Map.entry("gitlab-webhook", "pipeline"),
            Map.entry("github-webhook", "pull-request"),
            Map.entry("telegram-webhook", "private-message"),
            Map.entry("event-recovery", "schedule"),
            Map.entry("stand-recovery", "schedule"),
            Map.entry("process-recovery", "task-running"),
            Map.entry("cleanup", "schedule"),
            Map.entry("schema-migration", "update"),
            Map.entry("smoke-test", "pre-traffic"),
            Map.entry("bare", "post-event"));

    private final Path samples;
    private final String token;
    private final String deployer;

    Errands(Stage stage) {
        this.samples = stage.root().resolve("events");
        this.token = stage.token();
        this.deployer = stage.deployer().address();
    }

    boolean has(String function) {
        return SAMPLES.containsKey(function);
    }

    String next(String function) {
        var folder = function.equals("bare") ? "api" : function;
        var event = read(samples.resolve(folder).resolve(SAMPLES.get(function) + ".json"));
        var mark = UUID.randomUUID().toString();
        switch (function) {
            case "api", "bare" -> {
                headers(event).put("authorization", "Bearer " + token);
                event.put("body", "{\"type\":\"demo.echo\",\"payload\":{\"greeting\":\"" + mark + "\"}}");
            }
            case "event-processor" -> rewrite(event, "user-42", mark);
            case "order-consumer" -> rewrite(event, "b563feb7b2b84b6test", mark);
            case "gitlab-webhook" -> headers(event).put("idempotency-key", mark);
            case "github-webhook" -> headers(event).put("x-github-delivery", mark);
            case "telegram-webhook" -> {
                var number = String.valueOf(UUID.randomUUID().getMostSignificantBits() & 0xFFFF_FFFFL);
                event.put("body", event.path("body").asText().replace("913000002", number));
            }
            case "schema-migration" -> event.put("ResponseURL", deployer);
            default -> {}
        }
        return event.toString();
    }

    /// The same, and something with it that makes the event processor send to a queue: an attempt that has to be
    /// repeated.
    String first(String function) {
        if (!function.equals("event-processor")) return next(function);
        var event = parse(next(function));
        var records = (ArrayNode) event.path("Records");
        var again = (ObjectNode) records.get(0).deepCopy();
        again.put("messageId", UUID.randomUUID().toString());
        again.put(
                "body",
                "{\"type\":\"demo.fail\",\"payload\":{\"unavailable\":2},\"idempotency_key\":\"" + UUID.randomUUID()
                        + "\"}");
        records.add(again);
        return event.toString();
    }

    private static ObjectNode headers(ObjectNode event) {
        return (ObjectNode) event.path("headers");
    }

    private static void rewrite(ObjectNode batch, String old, String mark) {
        for (JsonNode record : batch.path("Records")) {
            ((ObjectNode) record).put("body", record.path("body").asText().replace(old, mark));
        }
    }

    private static ObjectNode read(Path file) {
        try {
            return (ObjectNode) JSON.readTree(file.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ObjectNode parse(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
