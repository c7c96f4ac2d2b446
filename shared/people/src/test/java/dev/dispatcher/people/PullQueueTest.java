package dev.dispatcher.people;

import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.people.PullQueue.Standing;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PullQueueTest {

    private final Desk desk = Desk.open();
    private final UUID mine = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();

    @Test
    void givesTheOldestFirstAndOnePieceToAToken() {
        for (var key : new String[] {"a", "b", "c"}) desk.write(key);

        assertThat(desk.next(mine)).isEqualTo("a");
        assertThat(desk.next(theirs)).isEqualTo("b");
        assertThat(desk.next(mine)).isEqualTo("a");
        assertThat(desk.next(theirs)).isEqualTo("b");
        assertThat(desk.next(UUID.randomUUID())).isEqualTo("c");
        assertThat(desk.next(UUID.randomUUID())).isEqualTo("nothing");
    }

    @Test
    void givesThePieceForAMinuteByTheClockOfTheDatabase() {
        desk.write("a");
        desk.queue().next(mine);

        var left = desk.database()
                .one(
                        "SELECT extract(epoch FROM lease_expires_at - clock_timestamp()) * 1000 AS left FROM news",
                        row -> row.big("left"))
                .map(Duration::ofMillis)
                .orElseThrow();
        assertThat(left).isBetween(Duration.ofSeconds(50), PullQueue.LEASE);
    }

    @Test
    void givesAgainWhatACrashedPollerHeld() {
        desk.write("a");
        desk.write("b");
        desk.next(mine);
        desk.letLeasesExpire();

        assertThat(desk.next(theirs)).isEqualTo("a");
        assertThat(desk.next(mine)).isEqualTo("b");
        assertThat(desk.states()).containsExactly("a waiting 0", "b waiting 0");
    }

    @Test
    void givesItToNobodyElseUntilTheLeaseIsOver() {
        desk.write("a");
        desk.database().list("SELECT id FROM lease_news(?::uuid, interval '2 seconds')", row -> row.uuid("id"), mine);

        assertThat(desk.next(theirs)).isEqualTo("nothing");
        eventually(
                "the lease is over",
                Duration.ofSeconds(10),
                () -> desk.next(theirs).equals("a"));
    }

    @Test
    void keepsAPieceForWhoAsksAgainInTime() {
        desk.write("a");
        desk.next(mine);
        desk.database().update("UPDATE news SET lease_expires_at = clock_timestamp() + interval '1 second'");

        assertThat(desk.next(mine)).isEqualTo("a");
        assertThat(desk.database()
                        .list(
                                "SELECT 1 AS row FROM news WHERE lease_expires_at > clock_timestamp() + interval '30 seconds'",
                                row -> 1))
                .hasSize(1);
    }

    @Test
    void isDoneWithWhatWasSent() {
        desk.write("a");
        desk.next(mine);

        for (int i = 0; i < 2; i++) {
            assertThat(desk.queue().settle(desk.id("a"), mine, Report.SENT))
                    .contains(new Standing(desk.id("a"), NewsState.SENT, 0));
        }
        assertThat(desk.next(mine)).isEqualTo("nothing");
        assertThat(desk.queue().waiting(10)).isEmpty();
    }

    @Test
    void putsBackWhatFailedAndGivesUpAfterFiveTries() {
        desk.write("a");
        desk.write("b");

        for (int tries = 1; tries < PullQueue.TRIES_MAX; tries++) {
            assertThat(desk.next(mine)).isEqualTo("a");
            assertThat(desk.queue().settle(desk.id("a"), mine, Report.FAILED))
                    .contains(new Standing(desk.id("a"), NewsState.WAITING, tries));
        }
        assertThat(desk.next(theirs)).isEqualTo("a");
        assertThat(desk.queue().settle(desk.id("a"), theirs, Report.FAILED))
                .contains(new Standing(desk.id("a"), NewsState.FAILED, PullQueue.TRIES_MAX));
        assertThat(desk.next(mine)).isEqualTo("b");
    }

    @Test
    void countsAFailureThatIsReportedTwiceOnce() {
        desk.write("a");
        desk.next(mine);

        for (int i = 0; i < 3; i++) {
            assertThat(desk.queue().settle(desk.id("a"), mine, Report.FAILED))
                    .contains(new Standing(desk.id("a"), NewsState.WAITING, 1));
        }
    }

    @Test
    void leavesItToItsHolderWhenAnotherSaysItFailed() {
        desk.write("a");
        desk.next(mine);
        desk.letLeasesExpire();
        desk.next(theirs);

        assertThat(desk.queue().settle(desk.id("a"), mine, Report.FAILED))
                .contains(new Standing(desk.id("a"), NewsState.WAITING, 0));
        assertThat(desk.next(mine)).isEqualTo("nothing");
        assertThat(desk.next(theirs)).isEqualTo("a");
    }

    @Test
    void believesThatItWasSentWhoeverHoldsItNow() {
        desk.write("a");
        desk.next(mine);
        desk.letLeasesExpire();
        desk.next(theirs);

        desk.queue().settle(desk.id("a"), mine, Report.SENT);

        assertThat(desk.next(theirs)).isEqualTo("nothing");
        assertThat(desk.queue().settle(desk.id("a"), theirs, Report.FAILED))
                .contains(new Standing(desk.id("a"), NewsState.SENT, 0));
        assertThat(desk.states()).containsExactly("a sent 0");
    }

    @Test
    void believesThatItWasSentEvenAfterGivingUp() {
        desk.write("a");
        desk.database().update("UPDATE news SET state = 'failed', tries = 5");

        assertThat(desk.queue().settle(desk.id("a"), mine, Report.FAILED))
                .contains(new Standing(desk.id("a"), NewsState.FAILED, 5));
        assertThat(desk.queue().settle(desk.id("a"), mine, Report.SENT))
                .contains(new Standing(desk.id("a"), NewsState.SENT, 5));
    }

    @Test
    void knowsNothingOfOtherIds() {
        assertThat(desk.queue().settle(UUID.randomUUID(), mine, Report.SENT)).isEmpty();
    }

    @Test
    void neverHoldsWhatTelegramIsToTell() {
        desk.database().update("INSERT INTO chats (id, kind) VALUES (?, 'private')", Desk.READER);
        desk.write("a");

        assertThat(desk.next(mine)).isEqualTo("nothing");
        assertThat(desk.queue().waiting(10)).isEmpty();
        assertThat(desk.queue().settle(desk.id("a"), mine, Report.SENT)).isEmpty();
        assertThat(desk.states()).containsExactly("a waiting 0");
    }

    @Test
    void showsWhatWaitsWithoutTakingIt() {
        desk.write("a");
        desk.write("b");
        desk.write("c");
        desk.next(mine);

        assertThat(desk.queue().waiting(2)).extracting(Desk::key).containsExactly("a", "b");
        assertThat(desk.next(theirs)).isEqualTo("b");
    }
}
