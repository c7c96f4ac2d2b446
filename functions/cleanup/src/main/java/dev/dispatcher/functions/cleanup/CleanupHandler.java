package dev.dispatcher.functions.cleanup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.dispatcher.database.Cleanup;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.LogContext;
import io.micronaut.context.ApplicationContext;
import org.jspecify.annotations.Nullable;

/// Deletes what retention says, until it is done or the time is up; the next hour goes on.
public final class CleanupHandler implements RequestHandler<ScheduledEvent, @Nullable Void> {

    private final Cleanup cleanup;

    public CleanupHandler() {
        this(FunctionContext.start("cleanup"));
    }

    public CleanupHandler(ApplicationContext context) {
        this.cleanup = context.getBean(Cleanup.class);
    }

    @Override
    public @Nullable Void handleRequest(ScheduledEvent tick, Context invocation) {
        try (var _ = LogContext.of(invocation)) {
            cleanup.run(Deadline.of(invocation));
            return null;
        }
    }
}
