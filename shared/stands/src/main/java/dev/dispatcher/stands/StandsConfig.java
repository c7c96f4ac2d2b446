package dev.dispatcher.stands;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import java.time.Duration;

/// How stands are driven. `project` is GitLab's, for products that name none; empty when there is no such default.
public record StandsConfig(String project, int runsMax, Duration poll, Duration lease, Duration keepStopped) {

    public static StandsConfig from(Settings settings) {
        var config = new StandsConfig(
                settings.text("GITLAB_PROJECT_ID").orElse(""),
                settings.number("STAND_RUNS_MAX", 5, 1, 1000),
                settings.duration("STAND_POLL", Duration.ofSeconds(15)),
                settings.duration("STAND_LEASE", Duration.ofSeconds(60)),
                settings.duration("STAND_KEEP_STOPPED", Duration.ofDays(3)));
        if (config.poll.isPositive() && config.lease.compareTo(Duration.ofSeconds(30)) >= 0) return config;
        throw new Misconfigured("STAND_POLL must be longer than nothing, and STAND_LEASE at least 30s.");
    }
}
