package dev.dispatcher.functions.schemamigration;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.LogContext;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The custom resource `SchemaMigration`. Whatever happens, CloudFormation gets an answer: it would wait an hour for
/// it.
public final class SchemaMigrationHandler implements RequestHandler<CloudFormationCustomResourceEvent, @Nullable Void> {

    private static final Logger log = LoggerFactory.getLogger(SchemaMigrationHandler.class);
    private static final Duration FOR_THE_ANSWER = Duration.ofSeconds(15);

    private final ApplicationContext context;

    public SchemaMigrationHandler() {
        this(FunctionContext.start("schema-migration"));
    }

    public SchemaMigrationHandler(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public @Nullable Void handleRequest(CloudFormationCustomResourceEvent event, Context invocation) {
        try (var _ = LogContext.of(invocation)) {
            var deadline = Deadline.of(invocation);
            var answer = "Delete".equals(event.getRequestType()) ? Answer.succeeded() : migrated(deadline);
            log.info("schema {}: {}", event.getRequestType(), answer);
            context.getBean(CloudFormation.class).answer(event, answer, deadline);
            return null;
        }
    }

    // The activity is looked up here and not before, so that a wrong setting is answered like any other failure.
    private Answer migrated(Deadline deadline) {
        try {
            var time = deadline.left().minus(FOR_THE_ANSWER);
            return Answer.succeeded(context.getBean(SchemaMigration.class).run(time));
        } catch (Exception failure) {
            log.error("the schema was not migrated", failure);
            return Answer.failed(failure);
        }
    }
}
