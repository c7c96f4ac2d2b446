package dev.dispatcher.scriptrunner;

import dev.dispatcher.scriptrunner.journal.Report.StreamSum;
import dev.dispatcher.scriptrunner.system.Pipe;
import java.time.Duration;
import java.util.zip.CRC32;

/// Reads one stream of the script to its end and counts all of it.
final class Listener {

    private final CRC32 sum = new CRC32();
    private final Thread thread;
    private long total;

    Listener(int stream, Pipe pipe, Outbox outbox) {
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("stream-" + stream)
                .start(() -> pipe.drain((bytes, size) -> {
                    count(bytes, size);
                    outbox.add(stream, bytes, size);
                }));
    }

    /// Once the last writer is gone there is nothing more to come. Where writers can get away from us, not for ever.
    void awaitEnd(Duration longest) throws InterruptedException {
        thread.join(longest);
    }

    synchronized StreamSum heard() {
        return new StreamSum(total, sum.getValue());
    }

    private synchronized void count(byte[] bytes, int size) {
        sum.update(bytes, 0, size);
        total += size;
    }
}
