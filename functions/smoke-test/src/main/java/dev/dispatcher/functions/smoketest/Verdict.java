package dev.dispatcher.functions.smoketest;

/// Whether a new version may serve.
sealed interface Verdict {

    /// It answered and reached its database.
    record Healthy() implements Verdict {}

    /// It must not get traffic.
    record Unhealthy(String reason) implements Verdict {}
}
