package dev.dispatcher.functions.smoketest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.LogContext;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The hook CodeDeploy runs before it shifts traffic. Its verdict decides whether the new version gets any.
public final class SmokeTestHandler implements RequestHandler<Map<String, String>, @Nullable Void> {

    private static final Logger log = LoggerFactory.getLogger(SmokeTestHandler.class);

    private final CodeDeploy codeDeploy;
    private final HealthCheck healthCheck;

    public SmokeTestHandler() {
        this(FunctionContext.start("smoke-test"));
    }

    public SmokeTestHandler(ApplicationContext context) {
        this.codeDeploy = context.getBean(CodeDeploy.class);
        this.healthCheck = context.getBean(HealthCheck.class);
    }

    @Override
    public @Nullable Void handleRequest(Map<String, String> hook, Context invocation) {
        try (var _ = LogContext.of(invocation)) {
            var verdict = healthCheck.run();
            log.info("{}", verdict);
            codeDeploy.report(hook, verdict);
            return null;
        }
    }
}
