package dev.dispatcher.events.reading;

import dev.dispatcher.events.Event;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A piece of the list, newest first. `next` is where the following piece begins; null at the end.
public record EventPage(
        List<Event> events, long total, @Nullable UUID next) {}
