package dev.dispatcher.assistant.following;

import dev.dispatcher.assistant.Provider;

/// Where something can be found again: a forge, a project by number or path, what kind of thing it is, and which.
public record Address(Provider provider, String instance, String project, Kind kind, String number) {

    /// What is followed. Remarks are the comments that one person made in one go.
    public enum Kind {
        PIPELINE,
        MERGE_REQUEST,
        ISSUE,
        COMMIT,
        SNIPPET,
        WIKI,
        REMARKS
    }
}
