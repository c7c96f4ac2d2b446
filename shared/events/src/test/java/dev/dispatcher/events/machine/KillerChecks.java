package dev.dispatcher.events.machine;

import static dev.dispatcher.events.machine.SweepChecks.sweptOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.machine.Look.Time;
import dev.dispatcher.events.recovery.Broom.Swept;
import java.util.List;
import java.util.UUID;

/// D4: an event that kills its workers is given up after three attempts of its own, and harms nobody else.
final class KillerChecks {

    private KillerChecks() {}

    static final List<Check> ALL = List.of(
            new Check("a killer that runs alone fails after three attempts", KillerChecks::alone),
            new Check("a killer in company gets one attempt back, and no more", KillerChecks::shared),
            new Check("its neighbours lose no attempt", KillerChecks::neighbours),
            new Check("three failures are the end", KillerChecks::failures),
            new Check("a refusal is the end at once", KillerChecks::refusal));

    private static void alone(World world) {
        var id = world.insert();
        for (long token = 1; token <= 3; token++) kill(world, id, token, true);

        assertThat(world.attempts(id)).isEqualTo("1=lost 2=lost 3=lost");
        isGivenUp(world, id, 3);
    }

    private static void shared(World world) {
        var id = world.insert();
        kill(world, id, 1, false);
        assertThat(world.look(id).attempts()).isZero();
        assertThat(world.look(id).alone()).isTrue();
        for (long token = 2; token <= 4; token++) kill(world, id, token, true);

        assertThat(world.attempts(id)).isEqualTo("1=lost 1=lost 2=lost 3=lost");
        isGivenUp(world, id, 4);
    }

    private static void neighbours(World world) {
        var batch = world.insert(10);
        assertThat(world.hands.claim(batch, 1, false)).hasSize(10);
        world.passLease(batch);
        world.broom.sweep();

        assertThat(world.looks(batch).values()).allSatisfy(look -> {
            assertThat(look.status()).isEqualTo(EventStatus.QUEUED);
            assertThat(look.attempts()).isZero();
            assertThat(look.alone()).isTrue();
            assertThat(look.delayed()).isFalse();
        });
    }

    private static void failures(World world) {
        var id = world.insert();
        for (long token = 1; token <= 3; token++) {
            assertThat(world.hands.claim(List.of(id), token, true)).containsExactly(id);
            world.hands.fail(id, token);
            world.passDelay(id);
        }

        assertThat(world.attempts(id)).isEqualTo("1=failed 2=failed 3=failed");
        isDue(world, id);
        assertThat(sweptOf(world, id)).containsExactly(new Swept(id, EventStatus.FAILED, 3));
    }

    private static void refusal(World world) {
        var id = world.claimed(1, true);
        assertThat(world.hands.refuse(id, 1)).contains(EventStatus.FAILED);

        assertThat(world.attempts(id)).isEqualTo("1=failed");
        isDue(world, id);
    }

    private static void kill(World world, UUID id, long token, boolean alone) {
        assertThat(world.hands.claim(List.of(id), token, alone)).containsExactly(id);
        world.passLease(id);
        assertThat(sweptOf(world, id)).hasSize(1);
    }

    private static void isGivenUp(World world, UUID id, long lastToken) {
        assertThat(world.look(id).status()).isEqualTo(EventStatus.FAILED);
        assertThat(world.look(id).attempts()).isEqualTo(3);
        assertThat(world.look(id).wake()).isEqualTo(Time.AHEAD);
        world.passWake(id);
        assertThat(sweptOf(world, id)).containsExactly(new Swept(id, EventStatus.FAILED, lastToken));
    }

    private static void isDue(World world, UUID id) {
        assertThat(world.look(id).status()).isEqualTo(EventStatus.FAILED);
        assertThat(world.look(id).wake()).isEqualTo(Time.OVER);
    }
}
