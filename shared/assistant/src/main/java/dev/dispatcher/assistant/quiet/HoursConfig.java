package dev.dispatcher.assistant.quiet;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import java.time.DateTimeException;
import java.time.ZoneId;

/// The zone in which hours are meant, such as `Europe/Moscow`.
public record HoursConfig(ZoneId zone) {

    private static final String NAME = "ASSISTANT_TIME_ZONE";

    public static HoursConfig from(Settings settings) {
        try {
            return new HoursConfig(ZoneId.of(settings.text(NAME).orElse("UTC")));
        } catch (DateTimeException _) {
            throw new Misconfigured(NAME + " must be a time zone such as Europe/Moscow.");
        }
    }
}
