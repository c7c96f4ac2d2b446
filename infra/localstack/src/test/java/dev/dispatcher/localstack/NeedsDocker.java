package dev.dispatcher.localstack;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/// Skips every test class of this module, and says so, where no container can be started.
public final class NeedsDocker implements ExecutionCondition {

    private static final String REASON = "there is no Docker engine here, so nothing ran against LocalStack.";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestClass().isEmpty() || context.getTestMethod().isPresent() || isThere()) {
            return ConditionEvaluationResult.enabled("");
        }
        System.out.println("Skipped: " + context.getDisplayName() + ": " + REASON);
        return ConditionEvaluationResult.disabled(REASON);
    }

    private static boolean isThere() {
        return DockerClientFactory.instance().isDockerAvailable();
    }
}
