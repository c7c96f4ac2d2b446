package dev.dispatcher.local.planted.people;

import java.util.Optional;

/// Fault: an Optional that is kept.
record Keeps(Optional<String> name) {}
