package dev.dispatcher.scripts.starting;

import dev.dispatcher.platform.Settings;

/// How many processes run at once; the rest wait in a line.
public record StartsConfig(int runningMax) {

    public static StartsConfig from(Settings settings) {
        return new StartsConfig(settings.number("SCRIPTS_RUNNING_MAX", 20, 1, 1000));
    }
}
