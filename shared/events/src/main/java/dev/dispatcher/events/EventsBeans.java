package dev.dispatcher.events;

import dev.dispatcher.platform.Settings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// The beans of this domain that are data.
@Factory
final class EventsBeans {

    @Singleton
    EventsConfig config(Settings settings) {
        return EventsConfig.from(settings);
    }
}
