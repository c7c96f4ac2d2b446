package dev.dispatcher.functions.api.edge;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.function.BinaryTypeConfiguration;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPResponseServletResponse;

/// The framework's own, which it lets nobody else make.
final class GatewayResponse<B> extends APIGatewayV2HTTPResponseServletResponse<B> {

    GatewayResponse(ConversionService conversions, BinaryTypeConfiguration binaryTypes) {
        super(conversions, binaryTypes);
    }
}
