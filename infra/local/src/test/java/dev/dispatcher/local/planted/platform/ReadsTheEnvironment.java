package dev.dispatcher.local.planted.platform;

/// Fault: a setting read by the way.
final class ReadsTheEnvironment {

    String home() {
        return String.valueOf(System.getenv("HOME"));
    }
}
