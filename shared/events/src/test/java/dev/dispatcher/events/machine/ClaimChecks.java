package dev.dispatcher.events.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.machine.Look.Time;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What a claim gives, and what it leaves.
final class ClaimChecks {

    private static final long TOKEN = 33;
    private static final long OTHER = 44;

    private ClaimChecks() {}

    static final List<Check> ALL = List.of(
            new Check("a claim counts the attempt and starts a lease", ClaimChecks::counts),
            new Check("a claimed event is not given again", ClaimChecks::once),
            new Check("a claim starts the doubling of the wake-ups anew", ClaimChecks::calmsDown),
            new Check("what must run alone is left out of a shared claim", ClaimChecks::leavesLonersOut),
            new Check("nothing is given before its delay is over", ClaimChecks::waits),
            new Check("a spent budget is not given", ClaimChecks::spent),
            new Check("nobody waits for a row that somebody else holds", ClaimChecks::skipsLocked),
            new Check("a private payload is gone with the completion", ClaimChecks::forgets));

    private static void counts(World world) {
        var id = world.claimed(TOKEN, false);

        var look = world.look(id);
        assertThat(look.status()).isEqualTo(EventStatus.PROCESSING);
        assertThat(look.attempts()).isEqualTo(1);
        assertThat(look.lease()).isEqualTo(Time.AHEAD);
        assertThat(look.alone()).isFalse();
    }

    private static void once(World world) {
        var id = world.claimed(TOKEN, false);

        assertThat(world.hands.claim(List.of(id), OTHER, true)).isEmpty();
        world.hands.complete(List.of(id), TOKEN);
        assertThat(world.hands.claim(List.of(id), OTHER, true)).isEmpty();
    }

    private static void calmsDown(World world) {
        var id = world.insert();
        world.passWake(id);
        world.broom.sweep();
        assertThat(world.look(id).wakeCount()).isEqualTo(1);

        world.hands.claim(List.of(id), TOKEN, false);
        assertThat(world.look(id).wakeCount()).isZero();
    }

    private static void leavesLonersOut(World world) {
        var suspect = world.claimed(TOKEN, false);
        world.passLease(suspect);
        world.broom.sweep();
        var innocent = world.insert();

        assertThat(world.hands.claim(List.of(suspect, innocent), OTHER, false)).containsExactly(innocent);
        assertThat(world.hands.loners(List.of(suspect, innocent))).containsExactly(suspect);
        assertThat(world.hands.claim(List.of(suspect), OTHER, true)).containsExactly(suspect);
        assertThat(world.hands.loners(List.of(suspect, innocent))).isEmpty();
    }

    private static void waits(World world) {
        var shared = world.claimed(TOKEN, false);
        world.hands.fail(shared, TOKEN);
        var alone = world.claimed(TOKEN, true);
        world.hands.fail(alone, TOKEN);
        var both = List.of(shared, alone);

        assertThat(world.hands.claim(both, OTHER, true)).isEmpty();
        assertThat(world.hands.loners(both)).isEmpty();
        world.passDelay(both);
        assertThat(world.hands.loners(both)).containsExactly(alone);
        assertThat(world.hands.claim(both, OTHER, true)).containsExactlyInAnyOrder(shared, alone);
    }

    /// Such as after somebody has lowered what a row may try.
    private static void spent(World world) {
        var id = world.insert();
        world.database.update("UPDATE events SET attempts = max_attempts WHERE id = ?", id);

        assertThat(world.hands.claim(List.of(id), TOKEN, true)).isEmpty();
    }

    private static void skipsLocked(World world) {
        var held = world.insert();
        var free = world.insert();

        whileLocked(
                world,
                held,
                () -> assertThat(world.hands.claim(List.of(held, free), TOKEN, false))
                        .containsExactly(free));
        assertThat(world.hands.claim(List.of(held), TOKEN, false)).containsExactly(held);
    }

    private static void forgets(World world) {
        var update = world.insert(1, "telegram.update", "{\"text\":\"secret\"}").getFirst();
        var other = world.insert(1, "telegram.updates", "{\"text\":\"kept\"}").getFirst();
        world.hands.claim(List.of(update, other), TOKEN, false);
        world.hands.complete(List.of(update, other), TOKEN);

        assertThat(world.everything(update)).doesNotContain("secret");
        assertThat(world.everything(other)).contains("kept");
    }

    /// Does something while another connection holds the row; whoever waits for it fails.
    static void whileLocked(World world, UUID id, Runnable something) {
        var done = new CountDownLatch(1);
        var locked = new CountDownLatch(1);
        var holder = Thread.ofPlatform()
                .start(() -> world.database.inTransaction(() -> {
                    world.database.list("SELECT id FROM events WHERE id = ? FOR UPDATE", row -> row.uuid("id"), id);
                    locked.countDown();
                    return await(done);
                }));
        await(locked);
        try {
            world.database.inTransaction(() -> {
                world.database.update("SET LOCAL lock_timeout = '500ms'");
                something.run();
                return true;
            });
        } finally {
            done.countDown();
            join(holder);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
