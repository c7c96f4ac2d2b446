package dev.dispatcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// How many classes the first request after a restore may load, by function. Measured, and only ever lowered.
record Ceilings(Map<String, Integer> most) {

    /// What no function should need more than.
    static final int AIM = 25;

    static Ceilings read(Path file) {
        try (var lines = Files.lines(file)) {
            return new Ceilings(lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toMap(words -> words[0], words -> Integer.valueOf(words[1]))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What is wrong with all that a function has loaded; nothing if it is no more than it may be.
    Optional<String> exceededBy(String function, List<String> loaded) {
        int ceiling = Objects.requireNonNull(most.get(function), function);
        if (loaded.size() <= ceiling) return Optional.empty();
        return Optional.of("%s loaded %d classes, and may load %d:\n%s"
                .formatted(function, loaded.size(), ceiling, String.join("\n", loaded)));
    }
}
