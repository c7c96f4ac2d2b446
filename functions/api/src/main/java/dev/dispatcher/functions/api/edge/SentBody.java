package dev.dispatcher.functions.api.edge;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The body as it was sent, for a route whose domain reads it by rules of its own.
public record SentBody(String text) {

    /// Hands it to the routes.
    @Singleton
    static final class Binder implements TypedRequestArgumentBinder<SentBody> {

        @Override
        public Argument<SentBody> argumentType() {
            return Argument.of(SentBody.class);
        }

        @Override
        public BindingResult<SentBody> bind(ArgumentConversionContext<SentBody> context, HttpRequest<?> request) {
            Optional<SentBody> body =
                    request.getAttribute(Gateway.BODY, String.class).map(SentBody::new);
            return () -> body;
        }
    }
}
