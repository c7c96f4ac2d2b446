package dev.dispatcher.scriptrunner.journal;

import org.jspecify.annotations.Nullable;

/// The agent's last word: how it ended, and how much there was of each stream.
public record Report(
        End end,
        @Nullable Integer exitCode,
        @Nullable Integer signal,
        @Nullable String reason,
        StreamSum output,
        StreamSum errors) {

    /// Why a process is over.
    public enum End {
        ENDED,
        STOPPED,
        TIME_LIMIT,
        IDLE_LIMIT,
        NOT_STARTED
    }

    /// All that a stream carried.
    public record StreamSum(long bytes, long crc32) {
        public static final StreamSum NOTHING = new StreamSum(0, 0);
    }

    /// For a script that never ran, so that it may be tried again.
    public static Report notStarted(String reason) {
        return new Report(End.NOT_STARTED, null, null, reason, StreamSum.NOTHING, StreamSum.NOTHING);
    }
}
