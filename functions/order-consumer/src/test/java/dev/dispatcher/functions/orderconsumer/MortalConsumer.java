package dev.dispatcher.functions.orderconsumer;

import dev.dispatcher.testing.mortal.MortalConnections;
import dev.dispatcher.testing.mortal.Mortality;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Where a context is mortal, so are its connections.
@Singleton
@Requires(beans = Mortality.class)
final class MortalConsumer implements BeanCreatedEventListener<DataSource> {

    private final Mortality mortality;

    MortalConsumer(Mortality mortality) {
        this.mortality = mortality;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        return MortalConnections.of(event.getBean(), mortality);
    }
}
