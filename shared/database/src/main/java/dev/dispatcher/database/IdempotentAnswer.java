package dev.dispatcher.database;

/// How a request that may be repeated was answered.
public sealed interface IdempotentAnswer {

    /// By doing what it asks for.
    record Fresh(int status, String body) implements IdempotentAnswer {}

    /// As the first time. Nothing was done.
    record Replayed(int status, String body) implements IdempotentAnswer {}

    /// Not at all: the key was used for another request.
    record OtherRequest() implements IdempotentAnswer {}
}
