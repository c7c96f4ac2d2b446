package dev.dispatcher.assistant.subscriptions;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.people.Place;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A subscription that somebody asks for.
public record NewSubscription(
        Place place,
        Provider provider,
        String instance,
        @Nullable Long projectId,
        String projectPath,
        Set<EventKind> events,
        Filters filters,
        @Nullable Long createdBy) {

    public NewSubscription {
        if (projectPath.isBlank()) throw new IllegalArgumentException("a subscription to no project");
        events = Set.copyOf(events);
    }
}
