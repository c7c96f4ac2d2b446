package dev.dispatcher.assistant.commands.subscribing;

import dev.dispatcher.assistant.Provider;
import java.util.List;

/// The projects that somebody can choose from, as the forge has listed them.
public record ProjectDraft(Provider provider, String instance, List<Listed> projects) {

    public ProjectDraft {
        projects = List.copyOf(projects);
    }

    /// `id` is the forge's number, or empty.
    public record Listed(String id, String path, String ref) {}
}
