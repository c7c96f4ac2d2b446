package dev.dispatcher.functions.api.events;

import dev.dispatcher.platform.json.Command;
import dev.dispatcher.platform.json.Findings;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Many events in one request: all of them are taken in or none.
@Schema(name = "NewEvents", requiredProperties = "events")
record NewEventsBody(
        @ArraySchema(minItems = 1, maxItems = NewEventsBody.MOST, schema = @Schema(implementation = NewEventBody.class))
        @Nullable
        List<@Nullable NewEventBody> events)
        implements Command {

    static final int MOST = 100;

    @Override
    public void check(Findings findings) {
        if (events == null) {
            findings.missing("events");
            return;
        }
        if (events.isEmpty() || events.size() > MOST) {
            findings.add("/events", "must hold 1 to " + MOST + " events.");
            return;
        }
        findings.<NewEventBody>each("events", events, NewEventBody::check);
    }

    /// Those that were read; once nothing was found wrong, all of them.
    List<NewEventBody> list() {
        return events == null
                ? List.of()
                : events.stream().filter(Objects::nonNull).toList();
    }
}
