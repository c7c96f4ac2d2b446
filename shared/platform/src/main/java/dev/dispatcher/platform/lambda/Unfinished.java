package dev.dispatcher.platform.lambda;

import java.util.Set;

/// Ids of the messages of a batch that have to come again: those that went wrong, and those nobody began with.
public record Unfinished(Set<String> failed, Set<String> notStarted) {

    public static final Unfinished NONE = new Unfinished(Set.of(), Set.of());

    public Unfinished {
        failed = Set.copyOf(failed);
        notStarted = Set.copyOf(notStarted);
    }

    boolean names(String id) {
        return failed.contains(id) || notStarted.contains(id);
    }
}
