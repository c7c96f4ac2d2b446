package dev.dispatcher.assistant.github;

import dev.dispatcher.assistant.forge.ForgeFailure;

/// A repository by its two names.
record Repo(String owner, String name) {

    static Repo of(String path) {
        var parts = path.split("/", -1);
        if (parts.length != 2) throw new ForgeFailure.Refused(404, "not a repository: " + path);
        return new Repo(parts[0], parts[1]);
    }
}
