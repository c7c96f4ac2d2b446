package dev.dispatcher.scriptrunner;

import dev.dispatcher.scriptrunner.journal.Answer;
import dev.dispatcher.scriptrunner.journal.Chunk;
import dev.dispatcher.scriptrunner.journal.Journal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Takes output to the database, chunk by chunk, and brings back whether to stop. While the database is away it goes
/// again and again with the same chunk under the same number, so that each arrives once.
final class Courier {

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /// What is printed beyond the limit pushes older output out again. Four megabytes a second of that are enough.
    private static final Duration REST_BEYOND_LIMIT = Duration.ofMillis(15);

    private final Journal journal;
    private final Outbox outbox;
    private final Bell bell;
    private final Patience patience;
    private long seq;

    Courier(Journal journal, Outbox outbox, Bell bell, Patience patience) {
        this.journal = journal;
        this.outbox = outbox;
        this.bell = bell;
        this.patience = patience;
    }

    /// Returns when everything is delivered, or nobody wants it any more, or there was nobody for too long.
    void work() {
        try {
            while (!outbox.isDrained()) {
                var chunk = outbox.take(System.nanoTime() + HEARTBEAT.toNanos());
                if (chunk == null && outbox.isDrained()) return;
                if (!deliver(chunk)) return;
                if (chunk != null && outbox.isTooMuch(chunk)) outbox.rest(REST_BEYOND_LIMIT);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            // Without us nobody would hear of a stop: if work ends before the output does, the script must not go on.
            if (!outbox.isDrained()) bell.fence();
        }
    }

    /// Whether to go on.
    private boolean deliver(@Nullable Chunk chunk) throws InterruptedException {
        while (true) {
            switch (answer(chunk)) {
                case Answer.Fenced _ -> {
                    bell.fence();
                    return false;
                }
                case Answer.Heard heard -> {
                    if (heard.mustStop()) bell.stop("asked to", heard.grace());
                    boolean isSettled = heard.isStored() || seq == heard.nextSeq();
                    seq = heard.nextSeq();
                    if (isSettled) return true;
                    // The database knows less than it has told us: it was put back to an earlier state.
                }
                case null -> {
                    return false;
                }
            }
        }
    }

    /// Null when patience is over.
    private @Nullable Answer answer(@Nullable Chunk chunk) throws InterruptedException {
        return patience.until(() -> journal.append(seq, chunk));
    }
}
