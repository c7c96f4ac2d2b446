package dev.dispatcher.events.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.intake.Message.Notice;
import dev.dispatcher.events.intake.Message.Nudge;
import dev.dispatcher.events.intake.Message.Poison;
import dev.dispatcher.events.intake.Message.Whole;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells what a message body is: a nudge, a notice, or an event by itself, in an SNS envelope or from EventBridge.
@Singleton
final class MessageReader {

    private static final int KEY_LENGTH_MAX = 255;

    private final ObjectMapper json;

    MessageReader(ObjectMapper json) {
        this.json = json;
    }

    /// `id` is the key of an event that names none.
    Message read(String id, String body) {
        try {
            var node = json.readTree(body);
            if (node == null || !node.isObject()) return new Poison("the body is not a JSON object");
            if (node.has("event_id")) return ours(node);
            if (isSnsEnvelope(node)) return enveloped(node);
            if (node.has("detail-type")) return fromEventBridge(id, node);
            return whole(id, node);
        } catch (JsonProcessingException malformed) {
            return new Poison("the body is not valid JSON: " + malformed.getOriginalMessage());
        }
    }

    private static boolean isSnsEnvelope(JsonNode node) {
        return "Notification".equals(node.path("Type").asText()) && node.has("TopicArn") && node.has("Message");
    }

    private static Message ours(JsonNode node) {
        if (node.path("v").asInt() != 1) return new Poison("v: only version 1 is known");
        var id = uuid(node.path("event_id"));
        if (id.isEmpty()) return new Poison("event_id: not a UUID");
        if (!node.has("parked")) return new Nudge(id.get());
        try {
            return new Notice(id.get(), Long.parseLong(node.path("parked").asText()));
        } catch (NumberFormatException _) {
            return new Poison("parked: not a number");
        }
    }

    private Message enveloped(JsonNode envelope) throws JsonProcessingException {
        var inner = json.readTree(envelope.path("Message").asText());
        if (inner == null || !inner.isObject()) return new Poison("Message: not a JSON object");
        return whole(envelope.path("MessageId").asText(), inner);
    }

    private Message fromEventBridge(String id, JsonNode node) throws JsonProcessingException {
        if (!node.path("detail-type").isTextual()) return new Poison("detail-type: not a string");
        if (!node.has("detail")) return new Poison("detail: missing");
        var type = EventType.approximate(node.path("detail-type").asText());
        var key = node.path("id").isTextual() ? node.path("id").asText() : id;
        return checked(key, type, node.path("detail"), node.get("time"));
    }

    private Message whole(String id, JsonNode node) throws JsonProcessingException {
        var type = node.path("type");
        if (!type.isTextual()) return new Poison("type: missing, or not a string");
        if (!EventType.isWellFormed(type.asText())) {
            return new Poison("type: 1 to 50 letters, digits and . _ - : / are allowed");
        }
        if (!node.has("payload")) return new Poison("payload: missing");
        var named = node.path("idempotency_key");
        if (!named.isMissingNode() && !named.isNull() && !named.isTextual()) {
            return new Poison("idempotency_key: not a string");
        }
        var key = named.isTextual() ? named.asText() : id;
        return checked(key, new EventType(type.asText()), node.path("payload"), node.get("created_at"));
    }

    private Message checked(String key, EventType type, JsonNode payload, @Nullable JsonNode createdAt)
            throws JsonProcessingException {
        if (key.isEmpty() || key.length() > KEY_LENGTH_MAX) return new Poison("idempotency_key: 1 to 255 characters");
        var text = json.writeValueAsString(payload);
        if (text.getBytes(StandardCharsets.UTF_8).length > NewEvent.PAYLOAD_BYTES_MAX) {
            return new Poison("payload: larger than 256 KiB");
        }
        try {
            return new Whole(key, new NewEvent(type, text, time(createdAt)));
        } catch (DateTimeException _) {
            return new Poison("created_at: not an RFC 3339 time");
        }
    }

    private static @Nullable Instant time(@Nullable JsonNode node) {
        if (node == null || node.isNull()) return null;
        return OffsetDateTime.parse(node.asText()).toInstant();
    }

    private static Optional<UUID> uuid(JsonNode node) {
        try {
            return node.asText().length() == 36 ? Optional.of(UUID.fromString(node.asText())) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
