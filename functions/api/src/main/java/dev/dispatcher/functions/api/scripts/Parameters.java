package dev.dispatcher.functions.api.scripts;

import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.platform.json.Json;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Query parameters, each read or found wrong; all that is wrong is told at once.
final class Parameters {

    static final int LIMIT = 20;
    static final int LIMIT_MAX = 100;

    private final Findings findings = new Findings();

    long number(String name, @Nullable String text, long otherwise, long least, long most) {
        if (text == null) return otherwise;
        if (text.matches("[0-9]{1,18}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) return number;
        }
        findings.add("/" + name, "must be a whole number from %d to %d.".formatted(least, most));
        return otherwise;
    }

    int limit(@Nullable String text) {
        return (int) number("limit", text, LIMIT, 1, LIMIT_MAX);
    }

    @Nullable
    UUID id(String name, @Nullable String text) {
        return one(name, text, "a UUID", Json::uuid);
    }

    <T> @Nullable T one(String name, @Nullable String text, String words, Function<String, Optional<T>> reader) {
        if (text == null) return null;
        var value = reader.apply(text);
        if (value.isEmpty()) findings.add("/" + name, "must be " + words + ".");
        return value.orElse(null);
    }

    void refuse(String name, String message) {
        findings.add("/" + name, message);
    }

    void refuseIfAny() {
        findings.refuseIfAny();
    }
}
