package dev.dispatcher.assistant.forge;

import java.util.List;

/// The files in which two commits differ. Not all of them where there are very many.
public record Comparison(List<String> added, List<String> changed, List<String> removed, boolean isWhole) {

    public Comparison {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }
}
