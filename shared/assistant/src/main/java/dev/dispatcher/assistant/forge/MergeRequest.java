package dev.dispatcher.assistant.forge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A merge or pull request as the forge has it now. `hurdle` is what keeps it from being merged, in the forge's word;
/// empty when nothing does. `keepers` may close it whatever else they may do; `mayMerge` is what the forge says of who
/// asks, or null when it says nothing.
public record MergeRequest(
        String project,
        long number,
        String title,
        String url,
        State state,
        boolean isDraft,
        String source,
        String target,
        String sha,
        String hurdle,
        List<String> keepers,
        @Nullable Boolean mayMerge) {

    public MergeRequest {
        keepers = List.copyOf(keepers);
    }

    /// Whether it can still be merged.
    public enum State {
        OPEN,
        MERGED,
        CLOSED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
