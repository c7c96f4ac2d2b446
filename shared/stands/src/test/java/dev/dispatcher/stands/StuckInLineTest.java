package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

        private @Nullable Stuck stuckAfter(Duration time) {
            site.stand("alpha");
            site.claims.claim(site.look("alpha").listed().stand().id(), site.clock.instant());
            var stand = site.look("alpha").listed().stand();
            var databaseNow = Objects.requireNonNull(stand.leaseUntil()).plus(time);
            return Stuck.of(new Stuck.Sight(stand, site.run("alpha"), List.of(), 5, site.clock.instant(), databaseNow));
        }

        @Test
        void isNoMatterForAMinute() {
            assertThat(stuckAfter(Stuck.LEASE.minusMillis(1))).isNull();
        }

        @Test
        void isToldThen() {
            var stuck = Objects.requireNonNull(stuckAfter(Stuck.LEASE));

            assertThat(stuck.rule()).isEqualTo("lease_expired");
            assertThat(stuck.reason()).contains("Anybody may continue");
        }

        @Test
        void isTakenOverByAnybody() {
            site.stand("alpha");
            site.claims.claim(site.look("alpha").listed().stand().id(), site.clock.instant());
            site.database.update("UPDATE stands SET lease_until = clock_timestamp() - interval '61 seconds'");
            assertThat(site.stuck("alpha")).isNotNull();
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
