package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TtlTest {

    private final Site site = new Site();

    @BeforeEach
    void comeUp() {
        site.project.pipelineScript(Scripts.quick());
        site.stand("alpha");
        site.until("alpha", "ready");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Instant expires() {
        return Objects.requireNonNull(site.look("alpha").listed().stand().expiresAt());
    }

    private long notices() {
        return site.news().stream()
                .filter(line -> line.startsWith("stand.expiring"))
                .count();
    }

    private void passUntil(Instant time) {
        site.pass(Duration.between(site.clock.instant(), time));
    }

    @Test
    void isToldThreeTimesAndThenStopped() {
        var end = expires();
        assertThat(Duration.between(
                        Objects.requireNonNull(
                                site.look("alpha").listed().stand().readyAt()),
                        end))
                .isEqualTo(Product.TTL);

        long told = 0;
        for (var notice : new Duration[] {Duration.ofHours(24), Duration.ofHours(2), Duration.ofMinutes(15)}) {
            passUntil(end.minus(notice).minusSeconds(1));
            assertThat(notices()).isEqualTo(told++);
            passUntil(end.minus(notice));
            assertThat(notices()).isEqualTo(told);
        }
        passUntil(end.minusSeconds(1));
        assertThat(site.status("alpha")).isEqualTo("ready");
        passUntil(end.plusSeconds(60));
        assertThat(site.status("alpha")).isEqualTo("stopped");
    }

    @Test
    void livesOnWhenItIsExtendedAtEachNotice() {
        for (var notice : new Duration[] {Duration.ofHours(24), Duration.ofHours(2), Duration.ofMinutes(15)}) {
            var end = expires();
            passUntil(end.minus(notice));
            long told = notices();
            assertThat(site.commands.extend("alpha", null)).isEqualTo(new StandCommands.Taken());
            assertThat(expires()).isEqualTo(end.plus(Product.TTL));
            passUntil(end.plusSeconds(60));
            assertThat(site.status("alpha")).isEqualTo("ready");
            assertThat(notices()).isEqualTo(told);
        }
    }

    @Test
    void livesNoLongerThanItMayFromTheBeginning() {
        site.with(site.product("billing").ttl(Product.LIFE_MAX));
        site.stand("beta", "billing");
        site.until("beta", "ready");

        var stand = site.look("beta").listed().stand();
        assertThat(stand.readyAt()).isAfter(stand.createdAt());
        assertThat(stand.expiresAt()).isEqualTo(stand.endsAt());
    }

    @Test
    void livesNoLongerThanItMay() {
        var ends = site.look("alpha").listed().stand().endsAt();
        assertThat(ends).isEqualTo(Site.START.plus(Product.LIFE_MAX));
        while (expires().isBefore(ends)) site.commands.extend("alpha", Duration.ofDays(4));

        assertThat(expires()).isEqualTo(ends);
        assertThat(site.commands.extend("alpha", null)).isInstanceOf(StandCommands.Refused.class);
        passUntil(ends.plusSeconds(60));
        assertThat(site.status("alpha")).isEqualTo("stopped");
    }

    /// In the zone of this JVM, and so of its connections, the night to Sunday, 5 April 2026 has an hour more.
    @Test
    void countsHoursAndNotWhatClocksShow() {
        var change = Instant.parse("2026-04-04T14:00:00Z");
        var rules = ZoneId.systemDefault().getRules();
        assertThat(rules.getOffset(change)).isNotEqualTo(rules.getOffset(change.minusSeconds(1)));
        site.commands.extend("alpha", Duration.ofDays(4));
        passUntil(change.minus(Duration.ofHours(30)));
        long told = notices();
        var end = expires();
        site.commands.extend("alpha", Duration.ofDays(2));

        assertThat(Duration.between(end, expires())).isEqualTo(Duration.ofDays(2));
        end = expires();
        assertThat(Duration.between(change, end)).isPositive();
        passUntil(end.minus(Duration.ofHours(24)).minusSeconds(1));
        assertThat(notices()).isEqualTo(told);
        passUntil(end.minus(Duration.ofHours(24)));
        assertThat(notices()).isEqualTo(told + 1);
        passUntil(end.minusSeconds(1));
        assertThat(site.status("alpha")).isEqualTo("ready");
        passUntil(end.plusSeconds(60));
        assertThat(site.status("alpha")).isEqualTo("stopped");
        var stopped = Objects.requireNonNull(site.look("alpha").listed().stand().stoppedAt());
        passUntil(stopped.plus(Duration.ofDays(3)).plusSeconds(60));
        assertThat(site.status("alpha")).isEqualTo("gone");
    }

    @Test
    void forgetsNothingInARestart() {
        var end = expires();
        // Nobody looks for a day and a half: one notice, about what is left, and not two at once.
        site.setTime(end.minus(Duration.ofHours(1)));
        site.settle();
        assertThat(notices()).isEqualTo(1);
        site.setTime(end.plus(Duration.ofHours(1)));
        site.settle();
        site.pass(Duration.ofMinutes(1));

        assertThat(site.status("alpha")).isEqualTo("stopped");
        assertThat(notices()).isEqualTo(1);
    }

    @Test
    void isDeletedThreeDaysAfterItWasStoppedAndForgottenThreeDaysAfterThat() {
        passUntil(expires().plusSeconds(60));
        var stopped = Objects.requireNonNull(site.look("alpha").listed().stand().stoppedAt());
        passUntil(stopped.plus(Duration.ofDays(3)).minusSeconds(1));
        assertThat(site.status("alpha")).isEqualTo("stopped");
        passUntil(stopped.plus(Duration.ofDays(3)).plusSeconds(60));
        assertThat(site.status("alpha")).isEqualTo("gone");
        assertThat(site.project.branches()).doesNotContain("alpha");

        var gone = Objects.requireNonNull(site.look("alpha").listed().stand().goneAt());
        site.setTime(gone.plus(Duration.ofDays(3)).minusSeconds(1));
        assertThat(site.old.deleteSome(10)).isZero();
        site.setTime(gone.plus(Duration.ofDays(3)).plusSeconds(1));
        assertThat(site.old.deleteSome(10)).isEqualTo(1);
        assertThat(site.shelf.find("alpha")).isEmpty();
    }
}
