package dev.dispatcher.assistant.following;

import dev.dispatcher.database.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `followed`. Its state is JSON, or null before anybody has reported one.
public record Thing(UUID id, @Nullable String state) {

    static Thing of(Row row) {
        return new Thing(row.uuid("id"), row.textOrNull("state"));
    }
}
