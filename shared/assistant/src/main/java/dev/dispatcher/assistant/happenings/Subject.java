package dev.dispatcher.assistant.happenings;

import java.util.List;

/// What people talk about: a merge request, an issue, a commit. `number` is the forge's name for it.
public record Subject(Kind kind, String number, String title, String url, List<String> branches) {

    public Subject {
        branches = List.copyOf(branches);
    }

    public static Subject of(Kind kind, String number, String title, String url) {
        return new Subject(kind, number, title, url, List.of());
    }

    /// What kind of thing it is.
    public enum Kind {
        MERGE_REQUEST,
        ISSUE,
        COMMIT,
        SNIPPET,
        WIKI
    }
}
