package dev.dispatcher.testing;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The sample payloads in `events/`, read as Lambda reads them before it calls a handler.
public final class Samples {

    private Samples() {}

    /// `name` is a folder and a file: `gitlab-webhook/pipeline`.
    public static <T> T read(Class<T> type, String name) {
        var file = Path.of(System.getProperty("root", "../.."), "events", name + ".json");
        try (var in = Files.newInputStream(file)) {
            return serializer(type).fromJson(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }
}
