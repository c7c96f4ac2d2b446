package dev.dispatcher.scripts.ecs;

import dev.dispatcher.platform.Settings;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;

/// The beans of this room that are data.
@Factory
final class EcsBeans {

    /// Read as soon as a function starts, so that a wrong setting is not found by the first script.
    @Context
    EcsConfig config(Settings settings) {
        return EcsConfig.from(settings);
    }
}
