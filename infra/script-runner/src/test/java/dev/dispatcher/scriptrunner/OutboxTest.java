package dev.dispatcher.scriptrunner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.scriptrunner.journal.Chunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final int KEPT = 4 * Chunk.BYTES_MAX;

    private final Outbox outbox = new Outbox(KEPT);

    @Test
    void waitsALittleForMoreBeforeItHandsAnythingOut() throws InterruptedException {
        outbox.add(1, new byte[10], 10);
        assertThat(outbox.take(System.nanoTime())).isNull();
        outbox.add(1, new byte[10], 10);

        long begun = System.nanoTime();
        var chunk = outbox.take(begun + Duration.ofSeconds(20).toNanos());
        assertThat(chunk).isNotNull().extracting(Chunk::size).isEqualTo(20);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void handsOutAtOnceWhatIsFullOrWillNotBecomeFuller() throws InterruptedException {
        outbox.add(1, new byte[Chunk.BYTES_MAX + 5], Chunk.BYTES_MAX + 5);
        assertThat(outbox.take(System.nanoTime())).extracting(Chunk::size).isEqualTo(Chunk.BYTES_MAX);
        assertThat(outbox.take(System.nanoTime())).isNull();

        outbox.complete();
        assertThat(outbox.isDrained()).isFalse();
        assertThat(outbox.take(System.nanoTime())).extracting(Chunk::size).isEqualTo(5);
        assertThat(outbox.take(System.nanoTime())).isNull();
        assertThat(outbox.isDrained()).isTrue();
    }

    /// One stream that floods does not wait for one that drips.
    @Test
    void handsOutAFullChunkBeforeAnOlderOneThatIsNotRipe() throws InterruptedException {
        outbox.add(2, new byte[1], 1);
        outbox.add(1, new byte[Chunk.BYTES_MAX], Chunk.BYTES_MAX);

        assertThat(outbox.take(System.nanoTime())).extracting(Chunk::size).isEqualTo(Chunk.BYTES_MAX);
    }

    @Test
    void leavesOutOnlyTheMiddleWhileNobodyTakesAnything() throws InterruptedException {
        for (int i = 0; i < 100; i++) outbox.add(1, new byte[10_000], 10_000);
        outbox.complete();

        var ends = new ArrayList<Long>();
        for (var chunk = outbox.take(0); chunk != null; chunk = outbox.take(0)) ends.add(chunk.end());
        // Half of the limit is head. A million bytes are fifteen chunks and a piece of a sixteenth.
        assertThat(ends).isEqualTo(List.of(at(1), at(2), at(15), 1_000_000L));
    }

    private static long at(int chunks) {
        return (long) chunks * Chunk.BYTES_MAX;
    }
}
