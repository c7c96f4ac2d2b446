package dev.dispatcher.standins.github.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Hears of everything that a hook could be about.
@FunctionalInterface
public interface Happenings {

    /// `body` is what there is to say, without the repository and who did it.
    void happened(Repository repository, String event, Account by, ObjectNode body);
}
