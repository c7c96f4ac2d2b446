package dev.dispatcher.webhooks;

import dev.dispatcher.platform.lambda.HttpReply;

/// What became of a webhook.
public sealed interface HookTaken {

    /// It is on the queue, under this key. `answer` is what its sender is told.
    record Queued(String type, String key, String answer) implements HookTaken {}

    /// Nothing proves that it comes from where it says. Why is nobody's business.
    record Unproven() implements HookTaken {}

    record TooLarge() implements HookTaken {}

    /// It is genuine, and not JSON.
    record Unreadable() implements HookTaken {}

    /// The queue did not take it.
    record Unqueued() implements HookTaken {}

    /// As HTTP says it.
    default HttpReply reply() {
        return switch (this) {
            case Queued queued -> new HttpReply.Json(queued.answer());
            case Unproven _ -> new HttpReply.Refused(401, "unauthorized", "Unauthorized.");
            case TooLarge _ -> new HttpReply.Refused(413, "payload_too_large", "The body is too large.");
            case Unreadable _ -> new HttpReply.Refused(400, "bad_request", "The body is not a JSON object.");
            case Unqueued _ -> new HttpReply.Refused(500, "internal_error", "It could not be kept.");
        };
    }
}
