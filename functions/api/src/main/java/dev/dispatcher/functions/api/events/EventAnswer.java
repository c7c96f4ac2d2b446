package dev.dispatcher.functions.api.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dispatcher.events.Event;
import dev.dispatcher.platform.json.RawJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as the API shows it.
@Schema(name = "Event")
record EventAnswer(
        UUID id,
        String type,

        @Schema(
                type = "string",
                allowableValues = {"queued", "processing", "processed", "failed"})
        String status,

        @Schema(type = "object", description = "As it was sent; left out when payload_omitted is true.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        RawJson payload,

        @Schema(description = "True when the payload is large and this is a list, or when it is not for this token.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean payloadOmitted,

        Instant createdAt,
        Instant receivedAt,

        @Schema(description = "When it was processed or given up.") @Nullable
        Instant processedAt,

        @Schema(description = "What the last attempt failed with.") @Nullable
        String error,

        int attempts) {

    /// Payloads of our own types can hold what is not everybody's.
    static EventAnswer of(Event event, boolean toAdmin) {
        var payload = toAdmin || !event.type().isReserved() ? event.payload() : null;
        return new EventAnswer(
                event.id(),
                event.type().name(),
                event.status().word(),
                payload == null ? null : new RawJson(payload),
                payload == null ? true : null,
                event.createdAt(),
                event.receivedAt(),
                event.processedAt(),
                event.error(),
                event.attempts());
    }
}
