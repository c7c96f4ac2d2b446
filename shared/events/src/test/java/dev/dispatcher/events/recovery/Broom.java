package dev.dispatcher.events.recovery;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.EventsConfig;
import dev.dispatcher.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The sweeper's and the cleaner's moves on the table, one by one, without any queue.
public final class Broom {

    private static final EventsConfig CONFIG = new EventsConfig(
            3,
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofDays(30));

    private final Sweeps sweeps;
    private final OldEvents oldEvents;

    /// What is older than the retention at `today` is old.
    public Broom(Database database, Instant today) {
        this.sweeps = new Sweeps(database);
        this.oldEvents = new OldEvents(database, CONFIG, new SettableClock(today));
    }

    /// A row that somebody must be told of.
    public record Swept(UUID id, EventStatus status, long token) {}

    public List<Swept> sweep() {
        return sweeps.sweep(CONFIG).stream()
                .map(row -> new Swept(row.id(), row.status(), row.token()))
                .toList();
    }

    public void noticed(Swept parked) {
        sweeps.noticed(new Sweeps.Overdue(parked.id(), parked.status(), parked.token()));
    }

    public int deleteOld(int limit) {
        return oldEvents.deleteSome(limit);
    }
}
