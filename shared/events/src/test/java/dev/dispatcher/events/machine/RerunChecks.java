package dev.dispatcher.events.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.machine.Look.Time;
import dev.dispatcher.events.recovery.Reruns;
import dev.dispatcher.platform.Ids;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// D6: what a person, a publisher or a redriven notice may run again.
final class RerunChecks {

    private static final long TOKEN = 66;

    private RerunChecks() {}

    static final List<Check> ALL = List.of(
            new Check("a failed event is run again with a fresh budget", RerunChecks::failed),
            new Check("a waiting event is run again at once", RerunChecks::waiting),
            new Check("what runs or is processed stays as it is", RerunChecks::settled),
            new Check("two at once have one effect", RerunChecks::twoAtOnce),
            new Check("a notice undoes the parking it speaks of, and no other", RerunChecks::undo));

    private static void failed(World world) {
        var id = parked(world, TOKEN);

        assertThat(world.reruns.rerun(id)).isEqualTo(new Reruns.Queued());
        isFresh(world, id);
        assertThat(world.hands.complete(List.of(id), TOKEN)).isEmpty();
        assertThat(world.hands.claim(List.of(id), TOKEN + 1, true)).containsExactly(id);
    }

    private static void waiting(World world) {
        var id = world.claimed(TOKEN, false);
        world.hands.fail(id, TOKEN);

        assertThat(world.reruns.rerun(id)).isEqualTo(new Reruns.Queued());
        isFresh(world, id);
    }

    private static void settled(World world) {
        var id = world.claimed(TOKEN, false);
        var running = world.everything(id);
        assertThat(world.reruns.rerun(id)).isEqualTo(new Reruns.Settled(EventStatus.PROCESSING));
        assertThat(world.everything(id)).isEqualTo(running);

        world.hands.complete(List.of(id), TOKEN);
        var processed = world.everything(id);
        assertThat(world.reruns.rerun(id)).isEqualTo(new Reruns.Settled(EventStatus.PROCESSED));
        assertThat(world.everything(id)).isEqualTo(processed);
        assertThat(world.reruns.rerun(new Ids(Clock.systemUTC()).next())).isEqualTo(new Reruns.Unknown());
    }

    private static void twoAtOnce(World world) {
        var id = parked(world, TOKEN);

        var one = CompletableFuture.supplyAsync(() -> world.reruns.rerun(id));
        var other = CompletableFuture.supplyAsync(() -> world.reruns.rerun(id));
        assertThat(List.of(one.join(), other.join())).containsOnly(new Reruns.Queued());
        isFresh(world, id);
        assertThat(world.hands.claim(List.of(id), TOKEN + 1, true)).containsExactly(id);
        assertThat(world.hands.claim(List.of(id), TOKEN + 2, true)).isEmpty();
    }

    private static void undo(World world) {
        var id = parked(world, TOKEN);
        var first = world.everything(id);
        assertThat(world.reruns.undoParking(id, TOKEN + 1)).isFalse();
        assertThat(world.everything(id)).isEqualTo(first);
        assertThat(world.reruns.undoParking(id, TOKEN)).isTrue();
        isFresh(world, id);

        assertThat(world.reruns.undoParking(id, TOKEN)).isFalse();
        world.hands.claim(List.of(id), TOKEN, true);
        assertThat(world.reruns.undoParking(id, TOKEN)).isFalse();
        world.hands.complete(List.of(id), TOKEN);
        assertThat(world.reruns.undoParking(id, TOKEN)).isFalse();
        assertThat(world.look(id).status()).isEqualTo(EventStatus.PROCESSED);
    }

    private static UUID parked(World world, long token) {
        var id = world.claimed(token, false);
        world.hands.refuse(id, token);
        return id;
    }

    private static void isFresh(World world, UUID id) {
        var look = world.look(id);
        assertThat(look.status()).isEqualTo(EventStatus.QUEUED);
        assertThat(look.attempts()).isZero();
        assertThat(look.delayed()).isFalse();
        assertThat(look.token()).as("the fence of what was before").isNull();
        assertThat(look.wake()).isEqualTo(Time.AHEAD);
        assertThat(look.wakeCount()).isZero();
    }
}
