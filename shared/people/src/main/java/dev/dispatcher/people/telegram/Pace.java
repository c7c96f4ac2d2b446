package dev.dispatcher.people.telegram;

import dev.dispatcher.database.Database;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// How fast all chats together are told, by whoever sends. Telegram allows about thirty messages a second over all of
/// them. The one row of `telegram_pace` says when the next one would be due, were they spread evenly.
@Singleton
class Pace {

    /// How many may go at once after a silence.
    static final int BURST = 5;

    /// Longer than this nobody stands in line with a chat in his hands.
    private static final Duration WAIT_MAX = Duration.ofSeconds(1);

    private final Database database;
    private final Duration step;

    Pace(Database database, Settings settings) {
        this.database = database;
        this.step = Duration.ofSeconds(1).dividedBy(settings.number("TELEGRAM_MESSAGES_PER_SECOND", 25, 1, 1_000));
    }

    /// Waits until one more may go. False, and nothing has changed, where the line is too long for that.
    boolean take() {
        return place().filter(Pace::isWaited).isPresent();
    }

    private Optional<Duration> place() {
        var burst = step.multipliedBy(BURST);
        return database.one(
                """
                UPDATE telegram_pace
                   SET free_at = greatest(free_at, clock_timestamp()) + ?::interval
                 WHERE free_at <= clock_timestamp() + ?::interval
                RETURNING greatest(0, ceil(1000 * extract(epoch FROM free_at - clock_timestamp() - ?::interval)))::int
                          AS wait_millis
                """, row -> Duration.ofMillis(row.number("wait_millis")), step, burst.plus(WAIT_MAX), burst);
    }

    private static boolean isWaited(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
