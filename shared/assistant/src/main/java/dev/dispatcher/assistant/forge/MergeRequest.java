package dev.dispatcher.assistant.forge;

/// A merge or pull request as the forge has it now. `hurdle` is what keeps it from being merged, in the forge's word;
/// empty when nothing does.
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
        String hurdle) {

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
