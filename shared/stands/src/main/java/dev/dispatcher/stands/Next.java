package dev.dispatcher.stands;

import java.time.Duration;
import java.time.Instant;

/// When a stand is looked at again.
sealed interface Next {

    /// In this wake-up already: nothing but our own row has changed.
    record Again() implements Next {}

    record At(Instant time) implements Next {}

    /// Nothing is left to do unless somebody asks for it.
    record Never() implements Next {}

    static Next again() {
        return new Again();
    }

    static Next in(Duration time, Instant now) {
        return new At(now.plus(time));
    }
}
