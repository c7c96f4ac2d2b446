package dev.dispatcher.scripts;

import dev.dispatcher.platform.Settings;
import dev.dispatcher.scripts.starting.StartsConfig;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// The beans of this domain that are data.
@Factory
final class ScriptsBeans {

    @Singleton
    ScriptsConfig config(Settings settings) {
        return ScriptsConfig.from(settings);
    }

    @Singleton
    StartsConfig startsConfig(Settings settings) {
        return StartsConfig.from(settings);
    }
}
