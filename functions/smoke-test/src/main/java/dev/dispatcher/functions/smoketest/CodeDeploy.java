package dev.dispatcher.functions.smoketest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.functions.smoketest.Verdict.Healthy;
import dev.dispatcher.functions.smoketest.Verdict.Unhealthy;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.aws.SignedCalls;
import jakarta.inject.Singleton;
import java.util.Map;

/// CodeDeploy, which holds the traffic back until it hears from its hook.
@Singleton
final class CodeDeploy {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPERATION = "CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus";
    private static final int TRIES_MAX = 3;

    private final SignedCalls aws;

    CodeDeploy(SignedCalls aws) {
        this.aws = aws;
    }

    /// Insists a little: without our word the deployment hangs for an hour.
    void report(Map<String, String> hook, Verdict verdict) {
        var json = json(hook, verdict);
        for (int attempt = 1; ; attempt++) {
            try {
                aws.call("codedeploy", OPERATION, json);
                return;
            } catch (RemoteFailure failure) {
                if (attempt == TRIES_MAX) throw failure;
            }
        }
    }

    private static String json(Map<String, String> hook, Verdict verdict) {
        var status =
                switch (verdict) {
                    case Healthy() -> "Succeeded";
                    case Unhealthy _ -> "Failed";
                };
        try {
            return JSON.writeValueAsString(Map.of(
                    "deploymentId", hook.getOrDefault("DeploymentId", ""),
                    "lifecycleEventHookExecutionId", hook.getOrDefault("LifecycleEventHookExecutionId", ""),
                    "status", status));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("text can always be written", impossible);
        }
    }
}
