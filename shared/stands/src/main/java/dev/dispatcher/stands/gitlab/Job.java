package dev.dispatcher.stands.gitlab;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A job of a pipeline as GitLab tells of it. `status` is GitLab's own word.
@JsonIgnoreProperties(ignoreUnknown = true)
public record Job(
        long id,
        String name,
        String stage,
        String status,
        boolean allowFailure,
        @Nullable String webUrl,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failureReason,
        @Nullable List<String> tagList) {

    public List<String> tags() {
        return tagList == null ? List.of() : tagList;
    }
}
