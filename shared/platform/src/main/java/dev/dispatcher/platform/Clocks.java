package dev.dispatcher.platform;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Clock;

/// What time it is, for everybody who is not the database. A test registers a clock of its own and is preferred.
@Factory
final class Clocks {

    @Singleton
    @Secondary
    Clock clock() {
        return Clock.systemUTC();
    }
}
