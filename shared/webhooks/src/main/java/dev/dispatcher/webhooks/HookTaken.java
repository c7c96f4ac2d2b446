package dev.dispatcher.webhooks;

/// What became of a webhook.
public sealed interface HookTaken {

    /// It is on the queue, under this key.
    record Queued(String type, String key) implements HookTaken {}

    /// Nothing proves that it comes from where it says. Why is nobody's business.
    record Unproven() implements HookTaken {}

    record TooLarge() implements HookTaken {}

    /// It is genuine, and not JSON.
    record Unreadable() implements HookTaken {}

    /// The queue did not take it.
    record Unqueued() implements HookTaken {}
}
