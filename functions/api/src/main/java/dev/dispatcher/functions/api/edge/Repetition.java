package dev.dispatcher.functions.api.edge;

import dev.dispatcher.database.Idempotency;
import dev.dispatcher.database.IdempotencyKey;
import dev.dispatcher.database.IdempotentAnswer.Fresh;
import dev.dispatcher.database.IdempotentAnswer.OtherRequest;
import dev.dispatcher.database.IdempotentAnswer.Replayed;
import dev.dispatcher.database.Sha256;
import dev.dispatcher.platform.json.Finding;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/// Lets a client repeat a POST that creates something: under one `Idempotency-Key` it is done once.
@Singleton
public final class Repetition {

    public static final String KEY = "Idempotency-Key";
    public static final String REPLAYED = "Idempotency-Replayed";

    private final Idempotency idempotency;

    Repetition(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /// `route` names what is done, `effect` does it and writes the answer.
    public HttpResponse<String> once(
            HttpRequest<?> request, Caller caller, String route, Supplier<Idempotency.Answer> effect) {
        var key = request.getHeaders().get(KEY);
        if (key == null) {
            var answer = effect.get();
            return json(answer.status(), answer.body());
        }
        if (!IdempotencyKey.isWellFormed(key)) throw malformed();
        var sent = request.getAttribute(Gateway.BODY, String.class).orElseThrow();
        var named = new IdempotencyKey(caller.token().id(), route, key);
        return switch (idempotency.once(named, Sha256.of(sent), effect)) {
            case Fresh(int status, var body) -> json(status, body);
            case Replayed(int status, var body) -> json(status, body).header(REPLAYED, "true");
            case OtherRequest() ->
                throw new Refused(Problem.of(
                        422, "idempotency_key_reused", "This Idempotency-Key was used for another request."));
        };
    }

    private static MutableHttpResponse<String> json(int status, String body) {
        return HttpResponse.<String>status(status, null).body(body).contentType("application/json");
    }

    private static Refused malformed() {
        var finding = new Finding("/" + KEY, "must be 1 to 255 visible characters.");
        return Refused.invalid("The Idempotency-Key must be 1 to 255 visible characters.", List.of(finding));
    }
}
