package dev.dispatcher.stands;

import dev.dispatcher.events.EventType;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.intake.EventIntake;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// The events that wake stands. The row itself knows when it is due; an event only spares it the wait for the sweep.
@Singleton
final class Advances {

    static final EventType TYPE = new EventType("stand.advance");

    private final EventIntake intake;
    private final Clock clock;

    Advances(EventIntake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /// In the open transaction, if there is one. By duration, because events go by another clock.
    void plan(UUID stand, Instant due) {
        var delay = Duration.between(clock.instant(), due);
        var payload = Json.write(Map.of("stand_id", stand.toString()));
        intake.acceptLater(new NewEvent(TYPE, payload, null), delay.isNegative() ? Duration.ZERO : delay);
    }
}
