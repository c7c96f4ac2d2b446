package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Stands nobody moves: just before that is a matter, just after, and when it is over.
class StuckInLineTest {

    private final Site site = new Site(Map.of("STAND_POLL", "20s"));
    private final Watch watch = new Watch(site);

    @AfterEach
    void close() {
        site.close();
    }

    @Nested
    class ALeaseThatHasExpired {

        private void leasedUntil(int secondsAgo) {
            site.stand("alpha");
            site.database.update(
                    "UPDATE stands SET lease_token = 1, leased_at = clock_timestamp(), lease_until = clock_timestamp() - ?::interval",
                    Duration.ofSeconds(secondsAgo));
        }

        @Test
        void isNoMatterForAMinute() {
            leasedUntil(50);

            assertThat(site.stuck("alpha")).isNull();
        }

        @Test
        void isToldThen() {
            leasedUntil(61);

            assertThat(watch.isStuckAt(site.clock.instant()).rule()).isEqualTo("lease_expired");
            assertThat(watch.isStuckAt(site.clock.instant()).reason()).contains("Anybody may continue");
        }

        @Test
        void isTakenOverByAnybody() {
            leasedUntil(61);
            site.until("alpha", "ready");

            assertThat(site.stuck("alpha")).isNull();
        }
    }

    @Nested
    class AQueueThatDoesNotMove {

        @Test
        void mayRestForTwoMinutes() {
            site.stand("alpha");

            watch.isNotStuckBefore(Site.START.plus(Stuck.QUEUED));
        }

        @Test
        void isToldThen() {
            site.stand("alpha");

            var stuck = watch.isStuckAt(Site.START.plus(Stuck.QUEUED));
            assertThat(stuck.rule()).isEqualTo("queued");
            assertThat(stuck.reason()).contains("5 runs more could go on");
        }

        @Test
        void isNoMatterOnceItMoves() {
            site.stand("alpha");
            watch.isStuckAt(Site.START.plus(Stuck.QUEUED));
            site.settle();

            assertThat(site.stuck("alpha")).isNull();
        }
    }
}
