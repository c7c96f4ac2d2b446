package dev.dispatcher.local.faults;

import dev.dispatcher.testing.mortal.MortalConnections;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Where a context belongs to an actor, the actor may die at every statement it sends.
@Singleton
@Requires(beans = Actor.class)
final class MortalActor implements BeanCreatedEventListener<DataSource> {

    private final Actor actor;

    MortalActor(Actor actor) {
        this.actor = actor;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        return MortalConnections.of(event.getBean(), actor);
    }
}
