package dev.dispatcher.orders.form;

import dev.dispatcher.platform.json.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a text turned out to be.
public sealed interface Reading {

    /// An order, or a cart that was made one.
    record Legible(NewOrder order) implements Reading {}

    /// JSON with problems: all of them, each with its place.
    record Faulty(@Nullable String uid, List<Finding> problems) implements Reading {}

    /// Not JSON.
    record Garbled(List<Finding> problems) implements Reading {}
}
