package dev.dispatcher.scriptrunner;

import dev.dispatcher.scriptrunner.journal.Chunk;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Output between the script and the database. It takes everything at once, so that neither a slow database nor the
/// limit ever holds the script up. When more waits than would be kept, the middle is left out here: never a byte of
/// the head or of the tail, and the total still counts it.
final class Outbox {

    /// How long a first byte waits for more.
    static final Duration RIPENING = Duration.ofMillis(250);

    private final int keptBytes;
    private final List<Lane> lanes = List.of(new Lane(1), new Lane(2));
    private long lastNanos = System.nanoTime();
    private boolean complete;

    Outbox(int keptBytes) {
        this.keptBytes = keptBytes;
    }

    synchronized void add(int stream, byte[] bytes, int length) {
        lastNanos = System.nanoTime();
        var lane = lanes.get(stream - 1);
        lane.add(bytes, length, lastNanos);
        lane.leaveOutTheMiddle(keptBytes);
        notifyAll();
    }

    /// The oldest chunk that is ripe; null when there is none by then, or when nothing more will come.
    synchronized @Nullable Chunk take(long untilNanos) throws InterruptedException {
        while (true) {
            long now = System.nanoTime();
            var ripe = first().filter(lane -> lane.ripeNanos(complete) <= now);
            if (ripe.isPresent()) return ripe.get().take();
            if (now >= untilNanos || isDrained()) return null;
            long next = first().map(lane -> lane.ripeNanos(complete)).orElse(untilNanos);
            wait(Math.max(1, Duration.ofNanos(Math.min(untilNanos, next) - now).toMillis()));
        }
    }

    /// A moment without taking, which costs nothing of what would be kept. Not when the end is near.
    synchronized void rest(Duration moment) throws InterruptedException {
        long end = System.nanoTime() + moment.toNanos();
        for (long left = moment.toMillis(); !complete && left > 0; ) {
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
    }

    /// Whether a stream that has come this far is kept in part only.
    boolean isTooMuch(Chunk chunk) {
        return chunk.end() > keptBytes;
    }

    /// Nothing more will come: what is here is ripe.
    synchronized void complete() {
        complete = true;
        notifyAll();
    }

    synchronized boolean isDrained() {
        return complete && first().isEmpty();
    }

    synchronized Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastNanos);
    }

    private Optional<Lane> first() {
        return occupied().min(Comparator.comparingLong(lane -> lane.ripeNanos(complete)));
    }

    private Stream<Lane> occupied() {
        return lanes.stream().filter(lane -> !lane.chunks.isEmpty());
    }

    /// What waits of one stream.
    private static final class Lane {

        private final int stream;
        private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
        private long total;
        private long waiting;

        Lane(int stream) {
            this.stream = stream;
        }

        void add(byte[] bytes, int length, long now) {
            for (int offset = 0; offset < length; ) {
                var last = chunks.peekLast();
                if (last == null || last.isFull()) {
                    last = new Chunk(stream, total, now);
                    chunks.addLast(last);
                }
                int taken = last.fill(bytes, offset, length - offset);
                offset += taken;
                total += taken;
                waiting += taken;
            }
        }

        Chunk take() {
            var chunk = chunks.removeFirst();
            waiting -= chunk.size();
            return chunk;
        }

        /// A chunk that is full, or will not become fuller, has been ripe since it was born.
        long ripeNanos(boolean complete) {
            var oldest = chunks.getFirst();
            return oldest.bornNanos() + (complete || oldest.isFull() ? 0 : RIPENING.toNanos());
        }

        void leaveOutTheMiddle(int keptBytes) {
            while (waiting > keptBytes) {
                var surplus = chunks.stream()
                        .filter(chunk -> chunk.end() > keptBytes / 2)
                        .findFirst()
                        .orElseThrow();
                if (surplus == chunks.peekLast()) return;
                chunks.remove(surplus);
                waiting -= surplus.size();
            }
        }
    }
}
