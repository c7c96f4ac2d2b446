package dev.dispatcher.bench.producer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/// What to send, where to and how fast. Shares are in percent of the orders.
record Plan(
        String target,
        int orders,
        int rate,
        int duplicates,
        int conflicts,
        int broken,
        String api,
        String queue,
        String sns,
        String topic,
        String token) {

    private static final int PERCENT = 100;
    private static final List<String> TARGETS = List.of("http", "sqs", "sns");

    Plan {
        if (duplicates < 0 || conflicts < 0 || broken < 0 || duplicates + conflicts + broken > PERCENT) {
            throw new IllegalArgumentException("Duplicates, conflicts and broken are percentages of a whole.");
        }
        if (!TARGETS.contains(target)) {
            throw new IllegalArgumentException("Target is one of %s, and not %s.".formatted(TARGETS, target));
        }
        if (orders < 1 || rate < 1) throw new IllegalArgumentException("Orders and rate are at least 1.");
    }

    /// The defaults fit a system that `make run` started on this machine.
    static Plan of(Properties given) {
        return new Plan(
                given.getProperty("target", "http"),
                number(given, "orders", 1_000),
                number(given, "rate", 50),
                number(given, "duplicates", 0),
                number(given, "conflicts", 0),
                number(given, "broken", 0),
                given.getProperty("api", "http://127.0.0.1:8080"),
                given.getProperty("queue", "http://127.0.0.1:9324/000000000000/orders"),
                given.getProperty("sns", "http://127.0.0.1:9325"),
                given.getProperty("topic", "arn:aws:sns:eu-west-1:000000000000:orders"),
                given.getProperty("token", ""));
    }

    /// With the token of the local system, if none was given.
    Plan withTokenOf(Path file) {
        if (!token.isEmpty()) return this;
        try {
            return withToken(Files.readString(file).strip());
        } catch (IOException _) {
            throw new IllegalArgumentException(
                    "No -Dtoken was given, and there is none in %s: start the system, or name a token."
                            .formatted(file));
        }
    }

    private Plan withToken(String found) {
        return new Plan(target, orders, rate, duplicates, conflicts, broken, api, queue, sns, topic, found);
    }

    private static int number(Properties given, String name, int otherwise) {
        var text = given.getProperty(name, String.valueOf(otherwise));
        if (text.matches("[0-9]{1,9}")) return Integer.parseInt(text);
        throw new IllegalArgumentException("The %s is a whole number, and not %s.".formatted(name, text));
    }
}
