package dev.dispatcher.functions.api.edge;

import dev.dispatcher.database.ApiToken;
import dev.dispatcher.database.Scope;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Who is calling. Any route that needs a scope may ask for it.
public record Caller(ApiToken token) {

    static final String ATTRIBUTE = "caller";

    public boolean isAdmin() {
        return token.allows(Scope.ADMIN);
    }

    /// Hands the caller to the routes.
    @Singleton
    static final class Binder implements TypedRequestArgumentBinder<Caller> {

        @Override
        public Argument<Caller> argumentType() {
            return Argument.of(Caller.class);
        }

        @Override
        public BindingResult<Caller> bind(ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
            Optional<Caller> caller = request.getAttribute(ATTRIBUTE, Caller.class);
            return () -> caller;
        }
    }
}
