package dev.dispatcher.functions.telegramwebhook;

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

/// Takes one update of Telegram's. No database, no VPC, nothing slow: whoever pressed a button is waiting.
public final class TelegramWebhookHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final Logger log = LoggerFactory.getLogger(TelegramWebhookHandler.class);

    private final HookIntake intake;

    public TelegramWebhookHandler() {
        this(FunctionContext.start("telegram-webhook"));
    }

    public TelegramWebhookHandler(ApplicationContext context) {
        this.intake = context.getBean(HookIntake.class, Qualifiers.byName("telegram"));
        context.getBean(Priming.class)
                .of(this, HttpEdge.REHEARSED, new TelegramRehearsal(context.getBean(HookSecrets.class)));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return HttpEdge.answer(event, context, call -> {
            var taken = intake.take(call);
            log.info("update: {}", taken);
            return taken.reply();
        });
    }
}
