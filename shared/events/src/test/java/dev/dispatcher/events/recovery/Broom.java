package dev.dispatcher.events.recovery;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.EventsConfig;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.testing.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The sweeper's and the cleaner's moves on the table, one by one, without any queue.
public final class Broom {

    private static final Settings AS_SHIPPED = new Settings(Map.of());

    private final EventsConfig config = EventsConfig.from(AS_SHIPPED);
    private final Sweeps sweeps;
    private final OldEvents oldEvents;

    /// What is older than the retention at `today` is old.
    public Broom(Database database, Instant today) {
        this.sweeps = new Sweeps(database);
        this.oldEvents = new OldEvents(database, AS_SHIPPED, new SettableClock(today));
    }

    /// A row that somebody must be told of.
    public record Swept(UUID id, EventStatus status, long token) {}

    public List<Swept> sweep() {
        return sweeps.sweep(config).stream()
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
