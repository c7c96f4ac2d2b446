package dev.dispatcher.platform.lambda;

/// What a call over HTTP is answered with.
public sealed interface HttpReply {

    /// 200, and this as it is.
    record Json(String body) implements HttpReply {}

    /// A sentence for people and a word for programs. Neither may need escaping in JSON.
    record Refused(int status, String code, String sentence) implements HttpReply {}
}
