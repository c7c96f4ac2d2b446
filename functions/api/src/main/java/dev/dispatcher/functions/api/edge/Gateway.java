package dev.dispatcher.functions.api.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.function.BinaryTypeConfiguration;
import io.micronaut.servlet.http.BodyBuilder;
import io.micronaut.servlet.http.ServletExchange;
import io.micronaut.servlet.http.ServletHttpHandler;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Takes an event through the framework to its route. Whatever happens on the way, there is an answer.
@Singleton
public final class Gateway {

    static final String REQUEST_ID = "request_id";
    static final String BODY = "body_text";
    static final String RFC_9457 = "rfc_9457";

    private final Exchanges exchanges;
    private final Problems problems;

    Gateway(ApplicationContext context, Problems problems) {
        this.exchanges = new Exchanges(context);
        this.problems = problems;
    }

    public APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, String requestId) {
        boolean rfc9457 = Received.wantsRfc9457(event);
        var response = answer(event, requestId, rfc9457);
        boolean isLost = response.getStatusCode() >= 400 && response.getBody() == null;
        var headers = new HashMap<>(Objects.requireNonNullElse(response.getHeaders(), Map.of()));
        headers.keySet().removeIf("content-length"::equalsIgnoreCase);
        headers.put("X-Request-Id", requestId);
        response.setHeaders(headers);
        response.setMultiValueHeaders(null);
        if (Received.method(event).equals("HEAD")) response.setBody(null);
        else if (isLost)
            response.setBody(Problems.byStatus(response.getStatusCode()).body(requestId, rfc9457));
        return response;
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, String requestId, boolean rfc9457) {
        try {
            var received = Received.of(event);
            var request = exchanges.request(event, received);
            request.setAttribute(BODY, received.body());
            request.setAttribute(REQUEST_ID, requestId);
            request.setAttribute(Cookies.ATTRIBUTE, new Cookies.CookieJar(Cookies.of(event)));
            request.setAttribute(RFC_9457, rfc9457);
            return exchanges.exchange(request).getResponse().getNativeResponse();
        } catch (RuntimeException failure) {
            return problems.response(failure, requestId, rfc9457);
        }
    }

    /// The framework's side of it.
    private static final class Exchanges extends ServletHttpHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

        private final BodyBuilder bodies;
        private final BinaryTypeConfiguration binaryTypes;
        private final ConversionService conversions;

        private Exchanges(ApplicationContext context) {
            super(context, context.getBean(ConversionService.class));
            bodies = context.getBean(BodyBuilder.class);
            binaryTypes = context.getBean(BinaryTypeConfiguration.class);
            conversions = context.getConversionService();
        }

        private GatewayRequest<Object> request(APIGatewayV2HTTPEvent event, Received received) {
            return new GatewayRequest<>(
                    event, received, new GatewayResponse<>(conversions, binaryTypes), conversions, bodies);
        }

        @Override
        protected ServletExchange<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> createExchange(
                APIGatewayV2HTTPEvent event, APIGatewayV2HTTPResponse response) {
            return request(event, Received.of(event));
        }
    }
}
