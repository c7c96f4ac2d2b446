package dev.dispatcher.functions.eventrecovery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.dispatcher.events.recovery.EventRecovery;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.LogContext;
import dev.dispatcher.platform.lambda.Priming;
import dev.dispatcher.platform.lambda.Rehearsed;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Runs for most of its minute and sweeps every few seconds, so that the schedule's minute is not anybody's wait.
public final class EventRecoveryHandler implements RequestHandler<ScheduledEvent, @Nullable Void> {

    private final EventRecovery recovery;

    public EventRecoveryHandler() {
        this(FunctionContext.start("event-recovery"));
    }

    public EventRecoveryHandler(ApplicationContext context) {
        this.recovery = context.getBean(EventRecovery.class);
        context.getBean(Priming.class).of(this, Duration.ZERO, function -> function.handle(Rehearsed.tick()));
    }

    @Override
    public @Nullable Void handleRequest(ScheduledEvent tick, Context invocation) {
        try (var _ = LogContext.of(invocation)) {
            recovery.recover(Deadline.of(invocation));
            return null;
        }
    }
}
