package dev.dispatcher.assistant.happenings;

import dev.dispatcher.assistant.Provider;
import org.jspecify.annotations.Nullable;

/// Where something happened and who did it. `isConfidential`: not everybody who sees the project may see this.
public record Scene(
        Provider provider,
        String hookId,
        Project project,
        @Nullable Actor actor,
        boolean isConfidential) {

    public Scene confidential() {
        return new Scene(provider, hookId, project, actor, true);
    }

    public Scene by(@Nullable Actor other) {
        return new Scene(provider, hookId, project, other, isConfidential);
    }
}
