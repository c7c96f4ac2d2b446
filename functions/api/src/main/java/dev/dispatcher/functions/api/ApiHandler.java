package dev.dispatcher.functions.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.dispatcher.database.ApiTokens;
import dev.dispatcher.functions.api.edge.Gateway;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.HttpEdge;
import dev.dispatcher.platform.lambda.LogContext;
import dev.dispatcher.platform.lambda.Priming;
import io.micronaut.context.ApplicationContext;

/// Answers one HTTP request.
public final class ApiHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Gateway gateway;

    public ApiHandler() {
        this(FunctionContext.start("api"));
    }

    public ApiHandler(ApplicationContext context) {
        gateway = context.getBean(Gateway.class);
        context.getBean(Priming.class).of(this, HttpEdge.REHEARSED, new ApiRehearsal(context.getBean(ApiTokens.class)));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try (var _ = LogContext.of(context)) {
            return gateway.answer(event, context.getAwsRequestId());
        }
    }
}
