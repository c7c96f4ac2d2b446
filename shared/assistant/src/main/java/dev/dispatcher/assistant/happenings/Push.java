package dev.dispatcher.assistant.happenings;

import java.util.List;

/// A branch or a tag that moved. `commits` are the newest of all `total`.
public record Push(
        String ref,
        boolean isTag,
        Happening.Change change,
        boolean isForced,
        List<Commit> commits,
        long total,
        String url) {

    public Push {
        commits = List.copyOf(commits);
    }

    /// One commit of a push.
    public record Commit(String sha, String title, String url, String author) {}
}
