package dev.dispatcher.functions.api.events;

import dev.dispatcher.events.EventType;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.platform.json.Command;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.platform.json.RawJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An event as a publisher sends it.
@Schema(
        name = "NewEvent",
        requiredProperties = {"type", "payload"})
record NewEventBody(
        @Schema(pattern = "^[A-Za-z0-9._:/-]{1,50}$", nullable = false, example = "demo.echo") @Nullable
        String type,

        @Schema(
                type = "object",
                description = "Any JSON value of at most 256 KiB.",
                example = "{\"greeting\": \"hello\"}")
        @Nullable
        RawJson payload,

        @Schema(description = "The publisher's time; now when left out.") @Nullable
        Instant createdAt)
        implements Command {

    @Override
    public void check(Findings findings) {
        if (type == null) findings.missing("type");
        else if (!EventType.isWellFormed(type)) {
            findings.add("/type", "must be 1 to 50 letters, digits and . _ - : /");
        }
        if (payload == null) findings.missing("payload");
    }

    boolean isTooLarge() {
        return payload != null && payload.size() > NewEvent.PAYLOAD_BYTES_MAX;
    }

    /// Once nothing was found wrong.
    NewEvent event() {
        var name = Objects.requireNonNull(type);
        return new NewEvent(new EventType(name), Objects.requireNonNull(payload).text(), createdAt);
    }
}
