package dev.dispatcher.events.demo;

import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import jakarta.inject.Singleton;

/// `demo.echo`: does nothing and succeeds.
@Singleton
final class DemoEcho implements Reaction {

    @Override
    public String type() {
        return "demo.echo";
    }

    @Override
    public Result to(Delivery delivery) {
        return Done.NOTHING_TO_WRITE;
    }
}
