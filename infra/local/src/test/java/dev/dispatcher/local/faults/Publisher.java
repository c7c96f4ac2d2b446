package dev.dispatcher.local.faults;

import dev.dispatcher.database.SqlFailure;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.intake.EventIntake;
import dev.dispatcher.testing.mortal.Crash;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/// Whoever publishes: one event or ten through the API's activity, or a whole one straight onto the queue, perhaps
/// twice. Counts as accepted what was committed, whether or not its author lived to hear of it.
final class Publisher implements Runnable {

    private static final Duration BREATH = Duration.ofMillis(20);
    private static final int TEN = 10;

    private final World world;
    private final int wanted;
    private final BooleanSupplier crowded;
    private final Actor actor;
    private final EventIntake intake;

    Publisher(World world, int wanted, BooleanSupplier crowded) {
        this.world = world;
        this.wanted = wanted;
        this.crowded = crowded;
        this.actor = new Actor(world.chaos);
        this.intake = world.context("api", actor).getBean(EventIntake.class);
    }

    @Override
    public void run() {
        while (world.ledger.count() < wanted && !world.isOver()) {
            if (crowded.getAsBoolean()) Chaos.freeze(BREATH);
            else publish();
        }
    }

    private void publish() {
        actor.succeed();
        int way = world.chaos.below(100);
        if (way < 5) ontoTheQueue();
        else throughTheApi(way < 15 ? TEN : 1);
    }

    private void throughTheApi(int count) {
        var numbers = Stream.generate(world.ledger::number).limit(count).toList();
        var events = numbers.stream()
                .map(number -> event(Fate.drawn(world.chaos).payload(number)))
                .toList();
        try {
            if (count == 1) intake.accept(events.getFirst());
            else intake.acceptAll(events);
            numbers.forEach(world.ledger::accepted);
        } catch (Crash crash) {
            if (Point.BETWEEN_INSERT_AND_SEND.name().equals(crash.getMessage())) {
                numbers.forEach(world.ledger::accepted);
            }
        } catch (SqlFailure _) {
            world.chaos.count("REFUSED_WITHOUT_DATABASE");
            Chaos.freeze(BREATH);
        }
    }

    private void ontoTheQueue() {
        long number = world.ledger.number();
        var body = "{\"type\":\"%s\",\"idempotency_key\":\"key-%d\",\"payload\":%s}"
                .formatted(Subject.TYPE, number, Fate.drawn(world.chaos).payload(number));
        try {
            for (var message : world.chaos.happens(0.3) ? List.of(body, body) : List.of(body)) {
                world.queues.send(message);
            }
        } catch (SdkException _) {
            // not accepted
        }
    }

    private static NewEvent event(String payload) {
        return new NewEvent(new EventType(Subject.TYPE), payload, null);
    }
}
