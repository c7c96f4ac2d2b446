package dev.dispatcher.assistant.quiet;

import dev.dispatcher.events.EventType;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.intake.EventIntake;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Plans what is told on schedule. The schedule is a chain of events: each plans the next, in the transaction that ends
/// it, and whoever wakes late events wakes these as well.
@Singleton
public final class Digests {

    static final EventType TYPE = new EventType("notification.digest");

    private final Hours hours;
    private final EventIntake intake;
    private final Ids ids;
    private final Clock clock;

    public Digests(Hours hours, EventIntake intake, Ids ids, Clock clock) {
        this.hours = hours;
        this.intake = intake;
        this.ids = ids;
        this.clock = clock;
    }

    /// One a day from now on, at this hour; null for none any more. In the open transaction.
    public void schedule(long chat, @Nullable Integer hour) {
        if (hour == null) hours.digest(chat, null, null, null);
        else begin(chat, hour, hours.next(hour));
    }

    /// A new chain, whatever becomes of the one before.
    void begin(long chat, int hour, Instant at) {
        var plan = ids.next();
        hours.digest(chat, hour, plan, at);
        planDigest(chat, plan, at);
    }

    void planNext(long chat, int hour, UUID plan) {
        var at = hours.next(hour);
        hours.digestAgain(chat, plan, at);
        planDigest(chat, plan, at);
    }

    private void planDigest(long chat, UUID plan, Instant at) {
        plan(Map.of("chat_id", chat, "plan", plan.toString()), at);
    }

    /// Once for all that is held back until then.
    void planRelease(long chat, Instant at) {
        if (hours.release(chat, at)) plan(Map.of("chat_id", chat), at);
    }

    /// By duration, because events go by another clock.
    private void plan(Map<String, Object> payload, Instant at) {
        var delay = Duration.between(clock.instant(), at);
        intake.acceptLater(new NewEvent(TYPE, Json.write(payload), null), delay);
    }
}
