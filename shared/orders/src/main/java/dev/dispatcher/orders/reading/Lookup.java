package dev.dispatcher.orders.reading;

/// What looking an order up came to, and how.
public sealed interface Lookup {

    /// It is there. `hit` tells that nobody had to ask the database.
    record Found(StoredOrder order, boolean hit) implements Lookup {}

    /// There is none. `remembered` tells that this was known from a moment ago.
    record Absent(boolean remembered) implements Lookup {}
}
