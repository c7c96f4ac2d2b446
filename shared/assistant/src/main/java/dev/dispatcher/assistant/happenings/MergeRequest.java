package dev.dispatcher.assistant.happenings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A merge or pull request at one moment. `hurdle` is the forge's word for what keeps it from being merged.
public record MergeRequest(
        long number,
        String title,
        String url,
        State state,
        boolean isDraft,
        String source,
        String target,
        String sha,
        @Nullable Actor author,
        List<String> labels,
        String hurdle,
        Version version) {

    public MergeRequest {
        labels = List.copyOf(labels);
    }

    public Subject subject() {
        return new Subject(Subject.Kind.MERGE_REQUEST, Long.toString(number), title, url, List.of(source, target));
    }

    /// Newer, or as new and further on.
    public boolean supersedes(MergeRequest other) {
        int order = version.compareTo(other.version);
        return order > 0 || (order == 0 && state.compareTo(other.state) >= 0);
    }

    /// Who wrote it is not in every webhook; once known it stays known.
    public MergeRequest by(@Nullable Actor known) {
        return new MergeRequest(
                number, title, url, state, isDraft, source, target, sha, known, labels, hurdle, version);
    }

    /// The same, as if it stood otherwise.
    public MergeRequest as(State other) {
        return new MergeRequest(
                number, title, url, other, isDraft, source, target, sha, author, labels, hurdle, Version.NONE);
    }

    /// Whether it can still be merged.
    public enum State {
        OPEN,
        CLOSED,
        MERGED
    }
}
