package dev.dispatcher.local.faults;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import io.micronaut.context.BeanProvider;
import java.time.Duration;
import java.util.UUID;

/// The reaction of the simulation: does what the payload says, and leaves a row in `effects`, which has no unique
/// index, so that what happened twice is there twice.
final class Subject implements Reaction {

    static final String TYPE = "sim.event";

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Actor actor;
    private final Ledger ledger;
    private volatile BeanProvider<Database> database = () -> {
        throw new IllegalStateException("not in a context yet");
    };

    Subject(Actor actor, Ledger ledger) {
        this.actor = actor;
        this.ledger = ledger;
    }

    void use(Database real) {
        database = () -> real;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Result to(Delivery delivery) {
        ledger.started(delivery.id());
        return switch (Fate.in(delivery.payload())) {
            case EFFECT -> effect(delivery.id());
            case NOTHING -> Done.NOTHING_TO_WRITE;
            case FLAKY -> delivery.attempt() == 1 ? new Unavailable("the first time") : effect(delivery.id());
            case REFUSE -> new Refused("never");
            case THROW -> throw new IllegalStateException("as always");
            case HANG -> hang();
            case KILL -> throw actor.die("KILLER");
        };
    }

    private Result effect(UUID id) {
        return new Done(() -> database.get().update("INSERT INTO effects (event_id) VALUES (?)", id));
    }

    private static Result hang() {
        Chaos.freeze(LONG);
        return new Unavailable("woken");
    }
}
