package dev.dispatcher.orders;

import dev.dispatcher.testing.mortal.MortalConnections;
import dev.dispatcher.testing.mortal.Mortality;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// A shop's connections, which a test can cut off.
@Singleton
@Requires(beans = Mortality.class)
final class MortalShop implements BeanCreatedEventListener<DataSource> {

    private final Mortality mortality;

    MortalShop(Mortality mortality) {
        this.mortality = mortality;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        return MortalConnections.of(event.getBean(), mortality);
    }
}
