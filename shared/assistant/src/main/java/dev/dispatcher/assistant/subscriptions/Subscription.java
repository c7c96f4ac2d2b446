package dev.dispatcher.assistant.subscriptions;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.database.Row;
import dev.dispatcher.people.Place;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one place wants to hear of one project. `disabledReason` says why it hears nothing any more.
public record Subscription(
        UUID id,
        Place place,
        Provider provider,
        String instance,
        @Nullable Long projectId,
        String projectPath,
        Set<EventKind> events,
        Filters filters,
        @Nullable String disabledReason,
        @Nullable Instant mutedUntil,
        @Nullable Long createdBy) {

    public Subscription {
        events = Set.copyOf(events);
    }

    /// Nothing is to be heard of the project there.
    public boolean mutedAt(Instant now) {
        return mutedUntil != null && now.isBefore(mutedUntil);
    }

    static Subscription of(Row row) {
        var events = EnumSet.noneOf(EventKind.class);
        Arrays.stream(row.texts("events"))
                .forEach(word -> events.add(EventKind.of(word).orElseThrow()));
        long number = row.big("project_id");
        long creator = row.big("created_by");
        return new Subscription(
                row.uuid("id"),
                new Place(row.big("chat_id"), row.numberOrNull("thread")),
                Provider.of(row.text("provider")).orElseThrow(),
                row.text("instance"),
                number == 0 ? null : Long.valueOf(number),
                row.text("project_path"),
                events,
                Filters.read(row.text("filters")),
                row.textOrNull("disabled_reason"),
                row.timeOrNull("muted_until"),
                creator == 0 ? null : Long.valueOf(creator));
    }
}
