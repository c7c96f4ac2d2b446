package dev.dispatcher.scriptrunner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Asks the database again for as long as it makes sense. There is no end to it while a script runs.
final class Patience {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Voice voice;
    private final BooleanSupplier isPointless;
    private volatile @Nullable Long endNanos;

    Patience(Voice voice) {
        this(voice, () -> false);
    }

    Patience(Voice voice, BooleanSupplier isPointless) {
        this.voice = voice;
        this.isPointless = isPointless;
    }

    /// From now on only for this long.
    void endsAfter(Duration left) {
        endNanos = System.nanoTime() + left.toNanos();
    }

    /// Null when patience was over before there was an answer.
    <T> @Nullable T until(Errand<T> errand) throws InterruptedException {
        var pause = FIRST_PAUSE;
        while (true) {
            try {
                var answer = errand.run();
                voice.reached();
                return answer;
            } catch (SQLException trouble) {
                voice.outOfReach(trouble);
            }
            var end = endNanos;
            if (isPointless.getAsBoolean() || (end != null && end - System.nanoTime() < 0)) return null;
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /// Something to be asked of the database.
    interface Errand<T> {
        T run() throws SQLException;
    }
}
