package dev.dispatcher.assistant.quiet;

import dev.dispatcher.platform.Settings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// The beans of this room that are data.
@Factory
final class QuietBeans {

    @Singleton
    HoursConfig config(Settings settings) {
        return HoursConfig.from(settings);
    }
}
