package dev.dispatcher.events.intake;

import dev.dispatcher.platform.lambda.Unfinished;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A batch as it was taken in: which message stands for which event, and which were refused.
public final class Taken {

    private final Map<String, UUID> events = new LinkedHashMap<>();
    private final Set<String> refused = new LinkedHashSet<>();

    void add(String message, UUID event) {
        events.put(message, event);
    }

    void refuse(String message) {
        refused.add(message);
    }

    public Set<UUID> events() {
        return new LinkedHashSet<>(events.values());
    }

    /// The answer to the queue, once it is known which events nobody started.
    public Unfinished unfinished(Set<UUID> untouched) {
        var notStarted = events.entrySet().stream()
                .filter(entry -> untouched.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Unfinished(Set.copyOf(refused), notStarted);
    }
}
