package dev.dispatcher.bench;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.EventsConfig;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.Wakeups;
import dev.dispatcher.events.intake.EventIntake;
import dev.dispatcher.events.intake.Inbox;
import dev.dispatcher.events.processing.Claims;
import dev.dispatcher.events.reading.EventShelf;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.queues.Queues;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// The parts of one sandbox, with its one connection. What it takes in wakes nobody.
final class Worker implements AutoCloseable {

    private final ApplicationContext context;
    private final Inbox inbox;
    private final EventIntake intake;

    Worker(Map<String, String> environment) {
        this.context = FunctionContext.start("bench", environment, Worker.class.getClassLoader());
        this.inbox = new Inbox(database(), new Silence(context.getBean(Queues.class)), config());
        this.intake = new EventIntake(inbox, context.getBean(Ids.class));
    }

    /// The event everybody is measured with.
    static NewEvent event(int number) {
        return new NewEvent(new EventType("demo.echo"), "{\"number\":" + number + "}", null);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Inbox inbox() {
        return inbox;
    }

    Database database() {
        return context.getBean(Database.class);
    }

    EventsConfig config() {
        return context.getBean(EventsConfig.class);
    }

    Claims claims() {
        return context.getBean(Claims.class);
    }

    EventShelf shelf() {
        return context.getBean(EventShelf.class);
    }

    EventIntake intake() {
        return intake;
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Silence extends Wakeups {

        Silence(Queues queues) {
            super(queues);
        }

        @Override
        public void now(Collection<UUID> ids) {}

        @Override
        public void later(UUID id, Duration delay) {}
    }
}
