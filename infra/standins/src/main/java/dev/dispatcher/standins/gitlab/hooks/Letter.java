package dev.dispatcher.standins.gitlab.hooks;

import java.time.Instant;

/// One webhook on its way. Sent twice it is the same letter, with the same key.
///
/// @param event as `X-Gitlab-Event` says it
public record Letter(Hook hook, String event, String body, Instant at, String key) {}
