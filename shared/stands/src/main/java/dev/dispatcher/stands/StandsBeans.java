package dev.dispatcher.stands;

import dev.dispatcher.platform.Settings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// The beans of this domain that are data.
@Factory
final class StandsBeans {

    @Singleton
    StandsConfig config(Settings settings) {
        return StandsConfig.from(settings);
    }
}
