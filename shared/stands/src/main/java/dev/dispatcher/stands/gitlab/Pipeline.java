package dev.dispatcher.stands.gitlab;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A pipeline as GitLab tells of it.
@JsonIgnoreProperties(ignoreUnknown = true)
public record Pipeline(
        long id,
        String sha,
        String ref,
        String status,
        @Nullable String webUrl) {

    private static final Set<String> ENDS = Set.of("success", "failed", "canceled", "skipped");

    public boolean isOver() {
        return ENDS.contains(status);
    }
}
