package dev.dispatcher.events.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.machine.Look.Time;
import dev.dispatcher.events.recovery.Broom.Swept;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// D3 and the rest of what a sweep does, and does not.
final class SweepChecks {

    private static final long TOKEN = 55;

    private SweepChecks() {}

    static final List<Check> ALL = List.of(
            new Check("an event that nobody was told of is found", SweepChecks::findsTheForgotten),
            new Check("what was swept is left alone until its next wake-up", SweepChecks::once),
            new Check("the wait for the next wake-up doubles, up to 32 times", SweepChecks::doubles),
            new Check("a live lease only moves the wake-up behind itself", SweepChecks::sparesTheLiving),
            new Check("a finished row is never written again", SweepChecks::sparesTheFinished),
            new Check("a failed attempt is looked at when its delay is over", SweepChecks::afterAFailure),
            new Check("a parked event is reported until the notice is out", SweepChecks::reportsTheParked),
            new Check("cleanup takes what has ended and was reported, and nothing else", SweepChecks::cleansUp),
            new Check("a sweep waits for nobody", SweepChecks::skipsLocked));

    private static void findsTheForgotten(World world) {
        var id = world.insert();
        assertThat(sweptOf(world, id)).isEmpty();

        world.passWake(id);
        assertThat(sweptOf(world, id)).containsExactly(new Swept(id, EventStatus.QUEUED, 0));
    }

    private static void once(World world) {
        var id = world.insert();
        world.passWake(id);

        assertThat(sweptOf(world, id)).hasSize(1);
        assertThat(sweptOf(world, id)).isEmpty();
        assertThat(world.hands.claim(List.of(id), TOKEN, false)).containsExactly(id);
    }

    private static void doubles(World world) {
        var id = world.insert();
        var waits = new ArrayList<Long>();
        for (int sweep = 0; sweep < 8; sweep++) {
            world.passWake(id);
            world.broom.sweep();
            waits.add(secondsToWake(world, id));
        }

        assertThat(waits).containsExactly(30L, 60L, 120L, 240L, 480L, 960L, 960L, 960L);
    }

    private static void sparesTheLiving(World world) {
        var id = world.claimed(TOKEN, false);
        world.passWake(id);
        var before = world.look(id);

        assertThat(sweptOf(world, id)).isEmpty();
        var after = world.look(id);
        assertThat(after.wake()).isEqualTo(Time.AHEAD);
        assertThat(secondsToWake(world, id)).isBetween(3600L - 60, 3605L);
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.lease()).isEqualTo(Time.AHEAD);
        assertThat(world.hands.complete(List.of(id), TOKEN)).containsExactly(id);
    }

    private static void sparesTheFinished(World world) {
        var processed = world.claimed(TOKEN, false);
        world.hands.complete(List.of(processed), TOKEN);
        var failed = world.claimed(TOKEN, false);
        world.hands.refuse(failed, TOKEN);
        sweptOf(world, failed).forEach(world.broom::noticed);
        var before = List.of(world.everything(processed), world.everything(failed));

        world.passWake(List.of(processed, failed));
        world.passLease(List.of(processed, failed));
        world.broom.sweep();
        assertThat(List.of(world.everything(processed), world.everything(failed)))
                .isEqualTo(before);
    }

    private static void afterAFailure(World world) {
        var id = world.claimed(TOKEN, false);
        world.hands.fail(id, TOKEN);

        assertThat(world.look(id).wake()).isEqualTo(Time.AHEAD);
        assertThat(secondsToWake(world, id)).isBetween(3600L, 3605L);
        assertThat(world.look(id).delayed()).isTrue();
    }

    private static void reportsTheParked(World world) {
        var id = world.claimed(TOKEN, false);
        world.hands.refuse(id, TOKEN);
        var notice = new Swept(id, EventStatus.FAILED, TOKEN);

        assertThat(sweptOf(world, id)).containsExactly(notice);
        world.passWake(id);
        assertThat(sweptOf(world, id)).containsExactly(notice);
        world.broom.noticed(new Swept(id, EventStatus.FAILED, TOKEN + 1));
        assertThat(world.look(id).wake()).isEqualTo(Time.AHEAD);
        world.broom.noticed(notice);
        assertThat(world.look(id).wake()).isEqualTo(Time.NONE);
    }

    private static void cleansUp(World world) {
        var queued = world.insert();
        var running = world.claimed(TOKEN, false);
        var unreported = world.claimed(TOKEN, false);
        world.hands.refuse(unreported, TOKEN);
        var processed = world.claimed(TOKEN, false);
        world.hands.complete(List.of(processed), TOKEN);
        var reported = world.claimed(TOKEN, false);
        world.hands.refuse(reported, TOKEN);
        world.broom.noticed(new Swept(reported, EventStatus.FAILED, TOKEN));

        while (world.broom.deleteOld(1000) > 0) {}
        assertThat(world.looks(List.of(queued, running, unreported, processed, reported))
                        .keySet())
                .containsExactlyInAnyOrder(queued, running, unreported);
    }

    private static void skipsLocked(World world) {
        var held = world.insert();
        var free = world.insert();
        world.passWake(List.of(held, free));

        ClaimChecks.whileLocked(
                world,
                held,
                () -> assertThat(world.broom.sweep())
                        .extracting(Swept::id)
                        .contains(free)
                        .doesNotContain(held));
    }

    /// The sweep is for the whole table; a check asks about its own row.
    static List<Swept> sweptOf(World world, UUID id) {
        return world.broom.sweep().stream().filter(row -> row.id().equals(id)).toList();
    }

    private static long secondsToWake(World world, UUID id) {
        return world.database
                .one(
                        "SELECT round(extract(epoch FROM wake_at - clock_timestamp()) + 0.4)::bigint AS s FROM events WHERE id = ?",
                        row -> row.big("s"),
                        id)
                .orElseThrow();
    }
}
