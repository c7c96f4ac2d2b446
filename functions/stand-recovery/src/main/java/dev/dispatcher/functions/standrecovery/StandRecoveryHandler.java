package dev.dispatcher.functions.standrecovery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.LogContext;
import dev.dispatcher.platform.lambda.Priming;
import dev.dispatcher.platform.lambda.Rehearsed;
import dev.dispatcher.stands.StandRecovery;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Looks at whatever stand is due, until none is or the minute is nearly over.
public final class StandRecoveryHandler implements RequestHandler<ScheduledEvent, @Nullable Void> {

    private final StandRecovery recovery;

    public StandRecoveryHandler() {
        this(FunctionContext.start("stand-recovery"));
    }

    public StandRecoveryHandler(ApplicationContext context) {
        this.recovery = context.getBean(StandRecovery.class);
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
