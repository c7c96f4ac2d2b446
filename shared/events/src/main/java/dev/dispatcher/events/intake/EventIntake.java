package dev.dispatcher.events.intake;

import dev.dispatcher.events.Event;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.platform.Ids;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// Takes events in from the API: stored when it returns, whatever the queue says.
@Singleton
public final class EventIntake {

    private final Inbox inbox;
    private final Ids ids;

    public EventIntake(Inbox inbox, Ids ids) {
        this.inbox = inbox;
        this.ids = ids;
    }

    public Event accept(NewEvent event) {
        return inbox.add(new Inbox.Arrival(ids.next(), event));
    }

    /// The same, but not to be processed before this much time has passed. In the open transaction, if there is one.
    public Event acceptLater(NewEvent event, Duration delay) {
        return inbox.add(new Inbox.Arrival(ids.next(), event), delay);
    }

    /// All of them or none.
    public List<Event> acceptAll(List<NewEvent> events) {
        return inbox.addMissing(events.stream()
                .map(event -> new Inbox.Arrival(ids.next(), event))
                .toList());
    }
}
