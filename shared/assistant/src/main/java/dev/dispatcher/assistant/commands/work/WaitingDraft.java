package dev.dispatcher.assistant.commands.work;

import dev.dispatcher.assistant.Provider;
import java.util.List;

/// The merge requests that somebody can choose from.
public record WaitingDraft(List<Item> items) {

    public WaitingDraft {
        items = List.copyOf(items);
    }

    /// One of them, at its forge. `isOwn` when whoever asks has opened it, and does not review it.
    public record Item(Provider provider, String instance, String project, long number, String title, boolean isOwn) {

        boolean isSame(Item other) {
            return provider == other.provider && project.equals(other.project) && number == other.number;
        }
    }
}
