package dev.dispatcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Ids ids = new Ids(clock);

    @Test
    void carriesTheMillisecondInFrontAsVersionSeven() {
        var id = ids.next();

        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void keepsTheOrderWithinOneMillisecondEvenWhenTheCounterRunsOver() {
        var made = Stream.generate(ids::next).limit(20_000).toList();

        assertThat(made.stream().map(UUID::toString)).isSorted().doesNotHaveDuplicates();
        assertThat(made).allMatch(id -> id.version() == 7);
        assertThat(made.getLast().getMostSignificantBits() >>> 16).isBetween(clock.millis(), clock.millis() + 10);
    }

    @Test
    void goesOnWhenTheClockStumblesAndGoesBackWhenItWasWrong() {
        var first = ids.next();
        clock.advance(Duration.ofMillis(-900));
        assertThat(ids.next().toString()).isGreaterThan(first.toString());

        clock.advance(Duration.ofDays(-1));
        assertThat(ids.next().getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
    }

    @Test
    void sharesNothingWithAnotherInstanceThatStartsAtTheSameMoment() {
        var another = new Ids(clock);

        var lows = new HashSet<Long>();
        for (int round = 0; round < 1_000; round++) {
            lows.add(ids.next().getLeastSignificantBits());
            lows.add(another.next().getLeastSignificantBits());
        }
        assertThat(lows).hasSize(2_000);
    }

    @Test
    void staysUniqueAmongThreads() {
        var made =
                IntStream.range(0, 50_000).parallel().mapToObj(_ -> ids.next()).toList();

        assertThat(Set.copyOf(made)).hasSize(50_000);
    }

    @Test
    void derivesTheSameChildAgainWithItsParentsTime() {
        var parent = ids.next();
        var child = Ids.child(parent, "spreader", "key");

        assertThat(Ids.child(parent, "spreader", "key")).isEqualTo(child);
        assertThat(child.version()).isEqualTo(8);
        assertThat(child.variant()).isEqualTo(2);
        assertThat(child.getMostSignificantBits() >>> 16).isEqualTo(parent.getMostSignificantBits() >>> 16);
    }

    @Test
    void derivesTheChildThatStoredRowsAlreadyHave() {
        assertThat(Ids.child(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"), "spreader", "key"))
                .hasToString("01890a5d-ac96-8c27-a20d-a45761deaaf8");
    }

    @Test
    void tellsApartWhatOnlyLooksTheSameWhenJoined() {
        var parent = ids.next();
        var children = List.of(
                Ids.child(parent),
                Ids.child(parent, ""),
                Ids.child(parent, "", ""),
                Ids.child(parent, "ab", "c"),
                Ids.child(parent, "a", "bc"),
                Ids.child(parent, "abc"),
                Ids.child(parent, "\ud800"),
                Ids.child(parent, "?"),
                Ids.child(ids.next(), "abc"));

        assertThat(Set.copyOf(children)).hasSize(children.size());
    }
}
