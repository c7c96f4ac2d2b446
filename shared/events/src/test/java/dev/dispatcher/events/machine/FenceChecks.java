package dev.dispatcher.events.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.EventStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// D2: whoever was taken over changes nothing any more.
final class FenceChecks {

    private static final long ZOMBIE = 11;
    private static final long HEIR = 22;

    private FenceChecks() {}

    static final List<Check> ALL = List.of(
            new Check("a zombie is turned away while the event waits for its heir", FenceChecks::betweenClaims),
            new Check("a zombie is turned away while its heir works", FenceChecks::afterReclaim),
            new Check("a zombie is turned away when all is over", FenceChecks::afterTheEnd),
            new Check("who holds the lease may do everything once", FenceChecks::holder),
            new Check("attempts read lost, then succeeded", FenceChecks::history));

    private static void betweenClaims(World world) {
        var id = takenFromTheZombie(world);

        nothingMoves(world, id);
    }

    private static void afterReclaim(World world) {
        var id = takenFromTheZombie(world);
        assertThat(world.hands.claim(List.of(id), HEIR, true)).containsExactly(id);

        nothingMoves(world, id);
        assertThat(world.hands.complete(List.of(id), HEIR)).containsExactly(id);
    }

    private static void afterTheEnd(World world) {
        var id = world.claimed(ZOMBIE, true);
        assertThat(world.hands.complete(List.of(id), ZOMBIE)).containsExactly(id);

        nothingMoves(world, id);
    }

    private static void holder(World world) {
        var done = world.claimed(ZOMBIE, false);
        assertThat(world.hands.renew(List.of(done), ZOMBIE)).containsExactly(done);
        assertThat(world.hands.complete(List.of(done), ZOMBIE)).containsExactly(done);
        assertThat(world.look(done).status()).isEqualTo(EventStatus.PROCESSED);

        var released = world.claimed(ZOMBIE, false);
        assertThat(world.hands.release(List.of(released), ZOMBIE)).containsExactly(released);
        assertThat(world.look(released).status()).isEqualTo(EventStatus.QUEUED);
        assertThat(world.look(released).attempts()).isZero();

        var failed = world.claimed(ZOMBIE, false);
        assertThat(world.hands.fail(failed, ZOMBIE)).contains(EventStatus.QUEUED);
        var late = world.claimed(ZOMBIE, false);
        assertThat(world.hands.timeOut(late, ZOMBIE)).contains(EventStatus.QUEUED);
        assertThat(world.attempts(failed) + ", " + world.attempts(late)).isEqualTo("1=failed, 1=timed_out");
    }

    private static void history(World world) {
        var id = takenFromTheZombie(world);
        world.hands.claim(List.of(id), HEIR, true);
        world.hands.complete(List.of(id), HEIR);

        assertThat(world.attempts(id)).isEqualTo("1=lost 2=succeeded");
    }

    private static UUID takenFromTheZombie(World world) {
        var id = world.claimed(ZOMBIE, true);
        world.passLease(id);
        world.broom.sweep();
        assertThat(world.look(id).status()).isEqualTo(EventStatus.QUEUED);
        return id;
    }

    private static void nothingMoves(World world, UUID id) {
        var before = world.everything(id);

        assertThat(world.hands.complete(List.of(id), ZOMBIE)).isEmpty();
        assertThat(world.hands.fail(id, ZOMBIE)).isEqualTo(Optional.empty());
        assertThat(world.hands.refuse(id, ZOMBIE)).isEqualTo(Optional.empty());
        assertThat(world.hands.renew(List.of(id), ZOMBIE)).isEmpty();
        assertThat(world.hands.release(List.of(id), ZOMBIE)).isEmpty();
        assertThat(world.everything(id)).isEqualTo(before);
    }
}
