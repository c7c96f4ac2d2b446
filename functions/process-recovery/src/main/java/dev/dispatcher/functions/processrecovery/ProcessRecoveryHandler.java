package dev.dispatcher.functions.processrecovery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.LogContext;
import dev.dispatcher.platform.lambda.Priming;
import dev.dispatcher.platform.lambda.Rehearsed;
import dev.dispatcher.scripts.TaskNews;
import dev.dispatcher.scripts.recovery.ProcessRecovery;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Called for two reasons: a task has changed its state, or a minute has passed.
public final class ProcessRecoveryHandler implements RequestHandler<ScheduledEvent, @Nullable Void> {

    private final ProcessRecovery recovery;

    public ProcessRecoveryHandler() {
        this(FunctionContext.start("process-recovery"));
    }

    public ProcessRecoveryHandler(ApplicationContext context) {
        this.recovery = context.getBean(ProcessRecovery.class);
        context.getBean(Priming.class)
                .of(this, Duration.ZERO, function -> function.handle(Rehearsed.news(TaskNews.DETAIL_TYPE)));
    }

    @Override
    public @Nullable Void handleRequest(ScheduledEvent event, Context invocation) {
        try (var _ = LogContext.of(invocation)) {
            if (TaskNews.DETAIL_TYPE.equals(event.getDetailType())) recovery.hear(TaskNews.of(event.getDetail()));
            else recovery.recover(Deadline.of(invocation));
            return null;
        }
    }
}
