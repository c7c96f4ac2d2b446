package dev.dispatcher.platform;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/// The environment of one function, read by name and type. A wrong value is refused in words that name the variable.
public final class Settings {

    private final Map<String, String> variables;
    private final Set<String> asked = new ConcurrentSkipListSet<>();

    public Settings(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /// An empty value counts as absent: that is how a template says "not set".
    public Optional<String> text(String name) {
        asked.add(name);
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String required(String name) {
        return text(name).orElseThrow(() -> new Misconfigured(name + " is not set."));
    }

    public int number(String name, int otherwise, int least, int most) {
        var value = text(name);
        if (value.isEmpty()) return otherwise;
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException _) {
            // falls through to the one sentence below
        }
        throw new Misconfigured(
                "%s must be a whole number from %d to %d, but is '%s'.".formatted(name, least, most, value.get()));
    }

    public boolean flag(String name, boolean otherwise) {
        return switch (text(name).orElse(String.valueOf(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            case String other ->
                throw new Misconfigured("%s must be true or false, but is '%s'.".formatted(name, other));
        };
    }

    /// `250ms`, `30s`, `10m`, `12h`, `30d`, or ISO 8601 (`PT30S`).
    public Duration duration(String name, Duration otherwise) {
        return text(name)
                .map(value -> Durations.parse(value)
                        .orElseThrow(() -> new Misconfigured(
                                "%s must be a duration such as 30s, 10m or 7d, but is '%s'.".formatted(name, value))))
                .orElse(otherwise);
    }

    /// Every name anybody has asked for, so that a test can hold the template and the code together.
    public Set<String> asked() {
        return new TreeSet<>(asked);
    }

    /// Names only: values may be secret.
    @Override
    public String toString() {
        return "Settings" + new TreeSet<>(variables.keySet());
    }
}
