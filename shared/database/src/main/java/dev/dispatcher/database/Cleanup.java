package dev.dispatcher.database;

import dev.dispatcher.platform.lambda.Deadline;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes what has outlived its retention, in statements small enough to disturb nobody.
@Singleton
public final class Cleanup {

    private static final Logger log = LoggerFactory.getLogger(Cleanup.class);
    private static final int ROWS_A_STATEMENT = 1000;
    private static final Duration A_STATEMENT = Duration.ofSeconds(10);

    private final List<Retained> kinds;

    public Cleanup(List<Retained> kinds) {
        this.kinds = kinds;
    }

    /// One kind's trouble does not keep the others from being cleaned up.
    public void run(Deadline deadline) {
        for (var kind : kinds) {
            try {
                log.info("deleted {} old {}", clean(kind, deadline), kind.name());
            } catch (SqlFailure failure) {
                log.error("old {} were not deleted", kind.name(), failure);
            }
        }
    }

    private static long clean(Retained kind, Deadline deadline) {
        long deleted = 0;
        int last = ROWS_A_STATEMENT;
        while (last == ROWS_A_STATEMENT && deadline.hasLeft(A_STATEMENT)) {
            last = kind.deleteSome(ROWS_A_STATEMENT);
            deleted += last;
        }
        return deleted;
    }
}
