package dev.dispatcher.local;

import dev.dispatcher.local.home.DotEnv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What to start and with which settings: the template, and what the user gave.
public record Launch(Path template, Path home, Map<String, String> variables, boolean withSchedules) {

    public Launch {
        variables = Map.copyOf(variables);
    }

    /// As `make run` does it. The environment wins over `.env`.
    static Launch in(Path root, Map<String, String> environment) {
        var variables = new HashMap<>(DotEnv.read(root.resolve(".env")));
        variables.putAll(environment);
        var home = root.resolve(variables.getOrDefault("DISPATCHER_HOME", ".dispatcher"));
        return new Launch(root.resolve("template.yaml"), home, variables, true);
    }

    /// On free ports, in a fresh home, without schedules, and deaf to the environment.
    public static Launch forTest(Path template) {
        try {
            var home = Files.createTempDirectory("dispatcher");
            var ports = Map.of(
                    "PORT",
                    "0",
                    "SQS_PORT",
                    "0",
                    "SNS_PORT",
                    "0",
                    "DB_PORT",
                    "0",
                    "GITLAB_PORT",
                    "0",
                    "GITHUB_PORT",
                    "0",
                    "TELEGRAM_PORT",
                    "0");
            return new Launch(template, home, ports, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Launch with(String variable, String value) {
        var more = new HashMap<>(variables);
        more.put(variable, value);
        return new Launch(template, home, more, withSchedules);
    }

    /// In this home, which may be one that has been used before.
    public Launch at(Path otherHome) {
        return new Launch(template, otherHome, variables, withSchedules);
    }

    public Launch scheduled() {
        return new Launch(template, home, variables, true);
    }
}
