package dev.dispatcher.scripts.ecs;

import dev.dispatcher.platform.Settings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// The beans of this room that are data.
@Factory
final class EcsBeans {

    @Singleton
    EcsConfig config(Settings settings) {
        return EcsConfig.from(settings);
    }
}
