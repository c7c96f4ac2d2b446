package dev.dispatcher.scripts;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A piece of a list, newest first. `next` is where the following piece begins; null at the end.
public record Listed<T>(List<T> data, @Nullable UUID next) {

    public Listed {
        data = List.copyOf(data);
    }

    /// Of one more than was asked for, which tells whether anything follows.
    static <T> Listed<T> of(List<T> found, int limit, Function<T, UUID> id) {
        if (found.size() <= limit) return new Listed<>(found, null);
        var data = found.subList(0, limit);
        return new Listed<>(data, id.apply(data.getLast()));
    }
}
