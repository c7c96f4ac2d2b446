package dev.dispatcher.events.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.json.RawJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fields that any of our messages may have; null is one that is not there. What else there is, is ignored.
@JsonIgnoreProperties(ignoreUnknown = true)
record Body(
        @JsonProperty("v") @Nullable RawJson version,
        @JsonProperty("event_id") @Nullable RawJson eventId,
        @JsonProperty("parked") @Nullable RawJson parked,
        @JsonProperty("type") @Nullable RawJson type,
        @JsonProperty("payload") @Nullable RawJson payload,
        @JsonProperty("created_at") @Nullable RawJson createdAt,
        @JsonProperty("idempotency_key") @Nullable RawJson key,
        @JsonProperty("Type") @Nullable RawJson snsType,
        @JsonProperty("TopicArn") @Nullable RawJson snsTopic,
        @JsonProperty("MessageId") @Nullable RawJson snsId,
        @JsonProperty("Message") @Nullable RawJson snsMessage,
        @JsonProperty("detail-type") @Nullable RawJson detailType,
        @JsonProperty("detail") @Nullable RawJson detail,
        @JsonProperty("id") @Nullable RawJson id,
        @JsonProperty("time") @Nullable RawJson time) {

    boolean isSnsEnvelope() {
        return text(snsType).equals(Optional.of("Notification")) && snsTopic != null && snsMessage != null;
    }

    /// The string a field holds; empty when it holds something else, or is not there.
    static Optional<String> text(@Nullable RawJson field) {
        if (field == null || !field.text().startsWith("\"")) return Optional.empty();
        return Optional.of(Json.read(field.text(), String.class));
    }

    static boolean isGiven(@Nullable RawJson field) {
        return field != null && !field.text().equals("null");
    }
}
