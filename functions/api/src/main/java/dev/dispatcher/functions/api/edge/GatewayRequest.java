package dev.dispatcher.functions.api.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.function.aws.proxy.ApiGatewayServletRequest;
import io.micronaut.function.aws.proxy.MapListOfStringAndMapStringMutableHttpParameters;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpParameters;
import io.micronaut.servlet.http.BodyBuilder;
import io.micronaut.servlet.http.ServletHttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.LoggerFactory;

/// A request as the framework sees it, made of what was received and nothing of what was sent.
final class GatewayRequest<B> extends ApiGatewayServletRequest<B, APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Received received;
    private final GatewayResponse<Object> response;

    GatewayRequest(
            APIGatewayV2HTTPEvent event,
            Received received,
            GatewayResponse<Object> response,
            ConversionService conversions,
            BodyBuilder bodies) {
        super(
                conversions,
                event,
                URI.create(Percent.encode(received.path())),
                parseMethod(received::method),
                LoggerFactory.getLogger(GatewayRequest.class),
                bodies);
        this.received = received;
        this.response = response;
    }

    @Override
    public byte[] getBodyBytes() {
        return received.body().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public MutableHttpHeaders getHeaders() {
        return getHeaders(received::headers, Map::of);
    }

    @Override
    public MutableHttpParameters getParameters() {
        return new MapListOfStringAndMapStringMutableHttpParameters(conversionService, Map.of(), received.query());
    }

    @Override
    public ServletHttpResponse<APIGatewayV2HTTPResponse, ?> getResponse() {
        return response;
    }
}
