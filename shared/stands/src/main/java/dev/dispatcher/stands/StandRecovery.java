package dev.dispatcher.stands;

import dev.dispatcher.database.SqlFailure;
import dev.dispatcher.platform.lambda.Deadline;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves every stand that is due, however it was forgotten. Any number may run at once, and any of them may die
/// anywhere: what one has leased, another takes over.
@Singleton
public final class StandRecovery {

    private static final Logger log = LoggerFactory.getLogger(StandRecovery.class);

    /// What one stand may take.
    private static final Duration A_STAND = Duration.ofSeconds(35);

    private final Advance advance;
    private final StandMonitor monitor;

    StandRecovery(Advance advance, StandMonitor monitor) {
        this.advance = advance;
        this.monitor = monitor;
    }

    /// How many were moved.
    public int recover(Deadline deadline) {
        int moved = 0;
        try {
            monitor.report();
            while (deadline.hasLeft(A_STAND) && advance.anyDue().isPresent()) moved++;
        } catch (SqlFailure.Unreachable away) {
            log.warn("the database cannot be reached: {}", away.getMessage());
        }
        log.info("{} stands were due", moved);
        return moved;
    }
}
