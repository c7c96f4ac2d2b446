package dev.dispatcher.scripts.output;

/// Bytes of one stream, exactly as they were written, without a hole: what is not kept is skipped at the beginning.
/// `next` is where to go on, `total` how many there were in all.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and too large to copy
public record RawOutput(long from, long next, long total, boolean isTruncated, byte[] bytes) {}
