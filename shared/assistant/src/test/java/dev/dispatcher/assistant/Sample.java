package dev.dispatcher.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.intake.HappeningJson;
import dev.dispatcher.assistant.intake.HappeningSpreader;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// A webhook as we have written it down, of which a test changes what it is about.
public final class Sample {

    public static final String HOOK = "hook-1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String type;
    private final ObjectNode body;
    private final ObjectNode headers = JSON.createObjectNode();

    private Sample(String provider, String kind) {
        this.type = provider + "." + kind;
        this.body = read("/payloads/" + provider + "/" + kind + ".json");
    }

    public static Sample gitlab(String kind) {
        return new Sample("gitlab", kind);
    }

    public static Sample github(String kind) {
        return new Sample("github", kind);
    }

    /// `value` is JSON where it looks like it, else a string.
    public Sample with(String path, String value) {
        var names = path.split("\\.", -1);
        var place = body;
        for (int i = 0; i < names.length - 1; i++) place = place.withObjectProperty(names[i]);
        place.set(names[names.length - 1], json(value));
        return this;
    }

    public Sample with(String path, long value) {
        return with(path, String.valueOf(value));
    }

    public Sample without(String path) {
        int last = path.lastIndexOf('.');
        var place = last < 0 ? body : body.at("/" + path.substring(0, last).replace('.', '/'));
        ((ObjectNode) place).remove(path.substring(last + 1));
        return this;
    }

    public Sample header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public String type() {
        return type;
    }

    public JsonNode body() {
        return body;
    }

    /// As the queue brings it.
    public String payload() {
        return JSON.createObjectNode()
                .put("hook_id", HOOK)
                .<ObjectNode>set("headers", headers)
                .set("body", body)
                .toString();
    }

    /// What is made of it, written down and read again.
    public List<Happening> happenings() {
        return happenings(type, payload());
    }

    public static List<Happening> happenings(String type, String payload) {
        var delivery = new Delivery(UUID.randomUUID(), new EventType(type), payload, 1, 3, Instant.EPOCH);
        return new HappeningSpreader()
                .spread(delivery).stream()
                        .map(child -> HappeningJson.read(child.payload()))
                        .toList();
    }

    /// The one of this kind.
    public <T extends Happening> T happening(Class<T> kind) {
        return happenings().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " in " + happenings()));
    }

    /// What kinds there are, in their order.
    public List<String> kinds() {
        return happenings().stream()
                .map(happening -> happening.getClass().getSimpleName())
                .toList();
    }

    private static JsonNode json(String value) {
        try {
            boolean isJson = value.matches("(?s)[\\[{\"].*|-?(0|[1-9]\\d{0,17})|true|false|null");
            return isJson ? JSON.readTree(value) : JSON.getNodeFactory().textNode(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(value, failure);
        }
    }

    private static ObjectNode read(String resource) {
        try (var in = Objects.requireNonNull(Sample.class.getResourceAsStream(resource), resource)) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
