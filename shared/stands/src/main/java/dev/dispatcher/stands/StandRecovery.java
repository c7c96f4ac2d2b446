package dev.dispatcher.stands;

import dev.dispatcher.database.SqlFailure;
import dev.dispatcher.platform.lambda.Deadline;
import jakarta.inject.Singleton;
import dev.dispatcher.stands.Advance.Unmovable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    /// How many were moved. A stand that cannot be is left out, and fails the call once all others were moved.
    public int recover(Deadline deadline) {
        int moved = 0;
        var broken = new ArrayList<RuntimeException>();
        try {
            while (deadline.hasLeft(A_STAND) && isOneMoved(broken)) moved++;
            monitor.report();
        } catch (SqlFailure.Unreachable away) {
            log.warn("the database cannot be reached: {}", away.getMessage());
        }
        log.info("{} stands were due", moved);
        if (broken.isEmpty()) return moved;
        var first = broken.removeFirst();
        broken.forEach(first::addSuppressed);
        throw first;
    }

    private boolean isOneMoved(List<RuntimeException> broken) {
        try {
            return advance.anyDue().isPresent();
        } catch (Unmovable stand) {
            broken.add(stand);
            return true;
        }
    }
}
