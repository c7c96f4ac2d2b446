package dev.dispatcher.platform.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.micronaut.core.reflect.GenericTypeUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

/// A handler as the managed runtime calls it, with the serializers the runtime itself carries: reading an event for the
/// first time costs more classes than all of ours.
final class RuntimeEntry<E> {

    private final RequestHandler<E, ?> handler;

    RuntimeEntry(RequestHandler<E, ?> handler) {
        this.handler = handler;
    }

    void handle(E event, Context context) {
        var types = GenericTypeUtils.resolveInterfaceTypeArguments(handler.getClass(), RequestHandler.class);
        var answer = handler.handleRequest(read(types[0], event), context);
        if (answer != null) written(types[1], answer);
    }

    @SuppressWarnings("unchecked")
    private E read(Class<?> type, E event) {
        return (E) serializer(type).fromJson(new ByteArrayInputStream(written(type, event)));
    }

    private static byte[] written(Class<?> type, Object value) {
        var json = new ByteArrayOutputStream();
        serializer(type).toJson(value, json);
        return json.toByteArray();
    }

    @SuppressWarnings("unchecked")
    private static PojoSerializer<Object> serializer(Class<?> type) {
        return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? (PojoSerializer<Object>) LambdaEventSerializers.serializerFor(type, type.getClassLoader())
                : (PojoSerializer<Object>) JacksonFactory.getInstance().getSerializer(type);
    }
}
