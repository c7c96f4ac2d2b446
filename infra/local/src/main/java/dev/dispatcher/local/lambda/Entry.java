package dev.dispatcher.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.micronaut.core.reflect.GenericTypeUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The way into a handler: JSON in, JSON out, read and written by the serializers of AWS's own runtime.
interface Entry {

    String call(String event, Context context) throws IOException;

    static Entry of(Object handler) {
        return switch (handler) {
            case RequestStreamHandler stream -> streaming(stream);
            case RequestHandler<?, ?> typed -> typed(typed);
            default -> throw new IllegalArgumentException(handler.getClass().getName() + " is no Lambda handler");
        };
    }

    private static Entry streaming(RequestStreamHandler handler) {
        return (event, context) -> {
            var answer = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context);
            return answer.toString(StandardCharsets.UTF_8);
        };
    }

    private static <I, O> Entry typed(RequestHandler<I, O> handler) {
        var types = GenericTypeUtils.resolveInterfaceTypeArguments(handler.getClass(), RequestHandler.class);
        @SuppressWarnings("unchecked")
        var input = (PojoSerializer<I>) serializer(types[0]);
        @SuppressWarnings("unchecked")
        var output = (PojoSerializer<O>) serializer(types[1]);
        return (event, context) -> {
            var answer = new ByteArrayOutputStream();
            output.toJson(handler.handleRequest(input.fromJson(event), context), answer);
            return answer.toString(StandardCharsets.UTF_8);
        };
    }

    private static PojoSerializer<?> serializer(Class<?> type) {
        return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }
}
