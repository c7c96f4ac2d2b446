package dev.dispatcher.standins.gitlab.world;

import java.time.Instant;

/// What somebody said about a merge request.
public record Note(long id, User author, String text, Instant at) {}
