package dev.dispatcher.scripts.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.scripts.ProcessStatus;
import dev.dispatcher.scripts.Task;
import dev.dispatcher.scripts.recovery.Verdict.Settle;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What no evidence may ever lead to.
class JudgementTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration LIMIT = Duration.ofHours(24);

    private final Judgement judgement = new Judgement();

    @Test
    void neverTakesAProcessForLostThatHasSpokenWithinFiftySeconds() {
        var random = new Random(4);
        for (int run = 0; run < 10_000; run++) {
            var started = NOW.minusSeconds(random.nextInt(20 * 3600));
            var spoke = NOW.minusMillis(random.nextInt(50_000));
            var process = running(ProcessStatus.RUNNING, started, spoke.isBefore(started) ? started : spoke, null);

            var verdict = judgement.of(process, sight(random));

            assertThat(verdict).as(process + " " + verdict).isNotInstanceOf(Settle.class);
        }
    }

    @Test
    void neverDecidesOnSilenceAloneBeforeItHasLasted() {
        var random = new Random(5);
        for (int run = 0; run < 10_000; run++) {
            var silence = Duration.ofSeconds(60 + random.nextInt(239));
            var process = running(ProcessStatus.RUNNING, NOW.minus(Duration.ofMinutes(50)), NOW.minus(silence), null);
            var sight = random.nextBoolean() ? new Sight.Missing() : new Sight.Unreachable();

            assertThat(judgement.of(process, sight)).isInstanceOf(Verdict.Wait.class);
        }
    }

    @Test
    void neverMovesWhatIsOver() {
        for (var status : ProcessStatus.values()) {
            if (!status.isOver()) continue;
            var process = running(status, NOW.minus(Duration.ofHours(30)), NOW.minus(Duration.ofHours(30)), heard("x"));
            assertThat(judgement.of(process, new Sight.Missing())).isInstanceOf(Verdict.Wait.class);
        }
    }

    @Test
    void neverSaysOfARunningOneThatItDidNotStart() {
        for (var code : new String[] {"TaskFailedToStart", "EssentialContainerExited", "UserInitiated", "", "New"}) {
            var process =
                    running(ProcessStatus.RUNNING, NOW.minus(Duration.ofHours(1)), NOW.minusSeconds(90), heard(code));
            assertThat(judgement.of(process, new Sight.Unasked()))
                    .isInstanceOfSatisfying(
                            Settle.class,
                            settle -> assertThat(settle.status())
                                    .isNotIn(ProcessStatus.START_FAILED, ProcessStatus.FINISHED));
        }
    }

    private static Sight sight(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Sight.Unasked();
            case 1 -> new Sight.Missing();
            case 2 -> new Sight.Unreachable();
            default -> new Sight.Found(new Task("task", null, 1L, null));
        };
    }

    private static Followed.Heard heard(String code) {
        return new Followed.Heard(NOW.minusSeconds(40), new Task.End(code, null, null));
    }

    private static Followed running(
            ProcessStatus status, Instant started, Instant spoke, Followed.@Nullable Heard heard) {
        return new Followed(
                UUID.randomUUID(),
                status,
                false,
                "task",
                new Followed.Limits(LIMIT, Duration.ofSeconds(10)),
                new Followed.Times(NOW, started, started, started, spoke, null),
                heard);
    }
}
