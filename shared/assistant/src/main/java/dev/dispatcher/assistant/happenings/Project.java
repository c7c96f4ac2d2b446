package dev.dispatcher.assistant.happenings;

import org.jspecify.annotations.Nullable;

/// A project, repository or group. Not every webhook says its number, so the path has to do then.
public record Project(@Nullable Long id, String path, String url, String defaultBranch, boolean isPrivate) {

    /// What names it among all of its forge, as well as the webhook says it.
    public String key() {
        return id == null ? path : id.toString();
    }
}
