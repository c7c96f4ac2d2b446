package dev.dispatcher.events.intake;

import dev.dispatcher.events.NewEvent;
import java.util.UUID;

/// What a message on one of our queues can be.
sealed interface Message {

    /// "Look at this row": `{"v":1,"event_id":"…"}`.
    record Nudge(UUID id) implements Message {}

    /// A dead letter that came back: undo the parking it speaks of. `{"v":1,"event_id":"…","parked":"…"}`.
    record Notice(UUID id, long parked) implements Message {}

    /// A whole event, however it was wrapped. The same key on the same queue is the same event.
    record Whole(String key, NewEvent event) implements Message {}

    /// Nothing we can take in. It comes back until the queue gives it up to the dead letter queue.
    record Poison(String reason) implements Message {}
}
