package dev.dispatcher.platform.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/// A function with one route and no framework in front of it.
public final class HttpEdge {

    /// What a rehearsed request has left.
    public static final Duration REHEARSED = Duration.ofSeconds(10);

    private HttpEdge() {}

    /// What `work` throws is a failure of the function, which API Gateway answers with 500.
    public static APIGatewayV2HTTPResponse answer(
            APIGatewayV2HTTPEvent event, Context context, Function<HttpCall, HttpReply> work) {
        try (var _ = LogContext.of(context)) {
            return switch (work.apply(HttpCall.of(event))) {
                case HttpReply.Json(String body) -> response(200, body);
                case HttpReply.Refused refused -> response(refused.status(), error(refused, context));
            };
        }
    }

    private static String error(HttpReply.Refused refused, Context context) {
        return "{\"error\":\"%s\",\"code\":\"%s\",\"request_id\":\"%s\"}"
                .formatted(refused.sentence(), refused.code(), context.getAwsRequestId());
    }

    private static APIGatewayV2HTTPResponse response(int status, String body) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("Content-Type", "application/json"))
                .withBody(body)
                .build();
    }
}
