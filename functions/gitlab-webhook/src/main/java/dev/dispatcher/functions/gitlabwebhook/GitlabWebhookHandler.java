package dev.dispatcher.functions.gitlabwebhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.LogContext;
import dev.dispatcher.webhooks.GitLabIntake;
import dev.dispatcher.webhooks.HookTaken;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one webhook of GitLab's. No database, no VPC, nothing slow: GitLab waits ten seconds and never asks twice.
public final class GitlabWebhookHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final Logger log = LoggerFactory.getLogger(GitlabWebhookHandler.class);

    private final GitLabIntake intake;

    public GitlabWebhookHandler() {
        this(FunctionContext.start("gitlab-webhook"));
    }

    public GitlabWebhookHandler(ApplicationContext context) {
        this.intake = context.getBean(GitLabIntake.class);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try (var _ = LogContext.of(context)) {
            var hook = Received.hookId(event);
            var taken =
                    Received.call(event).map(call -> intake.take(hook, call)).orElseGet(HookTaken.TooLarge::new);
            log.info("hook {}: {}", hook, taken);
            return switch (taken) {
                case HookTaken.Queued _ -> response(200, "{}");
                case HookTaken.Unproven _ -> refused(401, "unauthorized", "Unauthorized.", context);
                case HookTaken.TooLarge _ -> refused(413, "payload_too_large", "The body is too large.", context);
                case HookTaken.Unreadable _ -> refused(400, "bad_request", "The body is not a JSON object.", context);
                case HookTaken.Unqueued _ -> refused(500, "internal_error", "It could not be kept.", context);
            };
        }
    }

    private static APIGatewayV2HTTPResponse refused(int status, String code, String sentence, Context context) {
        return response(
                status,
                "{\"error\":\"%s\",\"code\":\"%s\",\"request_id\":\"%s\"}"
                        .formatted(sentence, code, context.getAwsRequestId()));
    }

    private static APIGatewayV2HTTPResponse response(int status, String body) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("Content-Type", "application/json"))
                .withBody(body)
                .build();
    }
}
