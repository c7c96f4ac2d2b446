package dev.dispatcher.functions.gitlabwebhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.HttpEdge;
import dev.dispatcher.platform.lambda.Priming;
import dev.dispatcher.webhooks.HookIntake;
import dev.dispatcher.webhooks.HookSecrets;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one webhook of GitLab's. No database, no VPC, nothing slow: GitLab waits ten seconds and never asks twice.
public final class GitlabWebhookHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final Logger log = LoggerFactory.getLogger(GitlabWebhookHandler.class);

    private final HookIntake intake;

    public GitlabWebhookHandler() {
        this(FunctionContext.start("gitlab-webhook"));
    }

    public GitlabWebhookHandler(ApplicationContext context) {
        this.intake = context.getBean(HookIntake.class, Qualifiers.byName("gitlab"));
        context.getBean(Priming.class)
                .of(this, HttpEdge.REHEARSED, new GitlabRehearsal(context.getBean(HookSecrets.class)));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return HttpEdge.answer(event, context, call -> {
            var taken = intake.take(call);
            log.info("hook {}: {}", call.parameter("hook_id"), taken);
            return taken.reply();
        });
    }
}
