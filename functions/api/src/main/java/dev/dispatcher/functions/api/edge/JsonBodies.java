package dev.dispatcher.functions.api.edge;

import dev.dispatcher.platform.json.Json;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.MessageBodyHandler;
import io.micronaut.http.codec.CodecException;
import io.micronaut.json.body.JsonMessageHandler;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Bodies are read and written by our JSON and no other. Text is an answer that is written already.
@Singleton
@Replaces(JsonMessageHandler.class)
@JsonMessageHandler.ProducesJson
@JsonMessageHandler.ConsumesJson
final class JsonBodies<T> implements MessageBodyHandler<T> {

    @Override
    public T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream body)
            throws CodecException {
        try {
            return Json.read(new String(body.readAllBytes(), StandardCharsets.UTF_8), type.getType());
        } catch (IOException impossible) {
            throw new UncheckedIOException("a body in memory", impossible);
        }
    }

    @Override
    public void writeTo(Argument<T> type, MediaType mediaType, T value, MutableHeaders headers, OutputStream body)
            throws CodecException {
        headers.set(HttpHeaders.CONTENT_TYPE, mediaType);
        var text = value instanceof String written ? written : Json.write(value);
        try {
            body.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a body in memory", impossible);
        }
    }
}
