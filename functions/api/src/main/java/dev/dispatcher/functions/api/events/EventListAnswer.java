package dev.dispatcher.functions.api.events;

import dev.dispatcher.events.reading.EventPage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A part of the list of events, newest first.
@Schema(name = "Events")
record EventListAnswer(List<EventAnswer> data, Pagination pagination) {

    /// Where this part stands. `page` is null when it was asked for by cursor.
    @Schema(name = "Pagination")
    record Pagination(
            @Nullable Integer page,
            int limit,
            long total,
            long pages,

            @Schema(description = "Give it as cursor to get what follows, at the same cost however deep.") @Nullable
            UUID nextCursor) {}

    static EventListAnswer of(EventPage found, EventQuery query, boolean toAdmin) {
        long pages = (found.total() + query.limit() - 1) / query.limit();
        var page = query.cursor() == null ? query.page() : null;
        return new EventListAnswer(
                found.events().stream()
                        .map(event -> EventAnswer.of(event, toAdmin))
                        .toList(),
                new Pagination(page, query.limit(), found.total(), pages, found.next()));
    }
}
