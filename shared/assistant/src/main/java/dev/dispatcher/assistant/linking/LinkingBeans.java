package dev.dispatcher.assistant.linking;

import dev.dispatcher.platform.Settings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// The beans of linking that are data.
@Factory
final class LinkingBeans {

    @Singleton
    LinkingConfig config(Settings settings) {
        return LinkingConfig.from(settings);
    }
}
