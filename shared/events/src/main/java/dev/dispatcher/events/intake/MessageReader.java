package dev.dispatcher.events.intake;

import static dev.dispatcher.events.intake.Body.isGiven;
import static dev.dispatcher.events.intake.Body.text;

import dev.dispatcher.events.EventType;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.intake.Message.Notice;
import dev.dispatcher.events.intake.Message.Nudge;
import dev.dispatcher.events.intake.Message.Poison;
import dev.dispatcher.events.intake.Message.Whole;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.json.JsonRefused;
import dev.dispatcher.platform.json.RawJson;
import dev.dispatcher.platform.json.Rfc3339;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells what a message body is: a nudge, a notice, or an event by itself, in an SNS envelope or from EventBridge.
@Singleton
final class MessageReader {

    private static final int KEY_LENGTH_MAX = 255;

    /// `id` is the key of an event that names none.
    Message read(String id, String text) {
        try {
            var body = Json.read(text, Body.class);
            if (body.eventId() != null) return ours(body);
            if (body.isSnsEnvelope()) return enveloped(body);
            if (body.detailType() != null) return fromEventBridge(id, body);
            return whole(id, body);
        } catch (JsonRefused refused) {
            return new Poison(refused.getMessage());
        }
    }

    private static Message ours(Body body) {
        if (body.version() == null || !body.version().text().equals("1")) {
            return new Poison("v: only version 1 is known");
        }
        var id = text(body.eventId()).flatMap(Json::uuid);
        if (id.isEmpty()) return new Poison("event_id: not a UUID");
        return body.parked() == null ? new Nudge(id.get()) : notice(id.get(), text(body.parked()));
    }

    private static Message notice(UUID id, Optional<String> parked) {
        try {
            return new Notice(id, Long.parseLong(parked.orElse("")));
        } catch (NumberFormatException _) {
            return new Poison("parked: not a number in quotes");
        }
    }

    private static Message enveloped(Body envelope) {
        try {
            return whole(
                    text(envelope.snsId()).orElse(""),
                    Json.read(text(envelope.snsMessage()).orElse(""), Body.class));
        } catch (JsonRefused refused) {
            return new Poison("Message: " + refused.getMessage());
        }
    }

    private static Message fromEventBridge(String id, Body body) {
        var words = text(body.detailType());
        if (words.isEmpty()) return new Poison("detail-type: not a string");
        if (body.detail() == null) return new Poison("detail: missing");
        return event(text(body.id()).orElse(id), EventType.approximate(words.get()), body.detail(), body.time());
    }

    private static Message whole(String id, Body body) {
        var type = text(body.type());
        if (type.isEmpty()) return new Poison("type: missing, or not a string");
        if (!EventType.isWellFormed(type.get())) {
            return new Poison("type: 1 to 50 letters, digits and . _ - : / are allowed");
        }
        if (body.payload() == null) return new Poison("payload: missing");
        var key = text(body.key());
        if (key.isEmpty() && isGiven(body.key())) return new Poison("idempotency_key: not a string");
        return event(key.orElse(id), new EventType(type.get()), body.payload(), body.createdAt());
    }

    private static Message event(String key, EventType type, RawJson payload, @Nullable RawJson time) {
        if (key.isEmpty() || key.length() > KEY_LENGTH_MAX) return new Poison("idempotency_key: 1 to 255 characters");
        if (payload.size() > NewEvent.PAYLOAD_BYTES_MAX) return new Poison("payload: larger than 256 KiB");
        Optional<Instant> createdAt = text(time).flatMap(Rfc3339::parse);
        if (createdAt.isEmpty() && isGiven(time)) return new Poison("created_at: not an RFC 3339 time");
        return new Whole(key, new NewEvent(type, payload.text(), createdAt.orElse(null)));
    }
}
