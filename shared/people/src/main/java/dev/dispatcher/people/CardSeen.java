package dev.dispatcher.people;

import java.time.Instant;

/// Which card a message is. `html` is empty for one that was adopted and has said nothing new yet.
public record CardSeen(String key, Place place, String html, Instant updatedAt) {}
