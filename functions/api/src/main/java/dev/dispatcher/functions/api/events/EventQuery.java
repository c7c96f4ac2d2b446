package dev.dispatcher.functions.api.events;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.reading.EventFilter;
import dev.dispatcher.functions.api.edge.Paging;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.platform.json.Json;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which part of which list is wanted. Without a cursor it is a page.
record EventQuery(
        EventFilter filter, int page, int limit, @Nullable UUID cursor) {

    private static final String WORDS =
            Arrays.stream(EventStatus.values()).map(EventStatus::word).collect(Collectors.joining(", "));

    static EventQuery of(
            @Nullable String type,
            @Nullable String status,
            @Nullable String page,
            @Nullable String limit,
            @Nullable String cursor) {
        var findings = new Findings();
        if (type != null && !EventType.isWellFormed(type)) {
            findings.add("/type", "must be 1 to 50 letters, digits and . _ - : /");
        }
        var wanted = status(status);
        if (status != null && wanted.isEmpty()) findings.add("/status", "must be one of " + WORDS + ".");
        var paging = Paging.of(page, limit, findings);
        var from = cursor == null ? Optional.<UUID>empty() : Json.uuid(cursor);
        if (cursor != null && from.isEmpty()) findings.add("/cursor", "is not one that a list has given.");
        if (cursor != null && page != null) findings.add("/page", "cannot be asked for together with a cursor.");
        findings.refuseIfAny();
        return new EventQuery(
                new EventFilter(type, wanted.orElse(null)), paging.page(), paging.limit(), from.orElse(null));
    }

    private static Optional<EventStatus> status(@Nullable String word) {
        return Arrays.stream(EventStatus.values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }
}
