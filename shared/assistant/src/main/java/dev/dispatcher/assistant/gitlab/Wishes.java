package dev.dispatcher.assistant.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Outcome;
import dev.dispatcher.assistant.forge.Wire;
import io.micronaut.http.HttpResponse;
import java.util.function.Function;
import java.util.function.Supplier;

/// What GitLab's answers to wishes mean.
final class Wishes {

    private final Wire wire;

    Wishes(Wire wire) {
        this.wire = wire;
    }

    Outcome act(Supplier<HttpResponse<JsonNode>> request, Function<ForgeFailure.Refused, Outcome> no) {
        try {
            return wire.find(request)
                    .<Outcome>map(done -> new Outcome.Done(done.path("web_url").asText("")))
                    .orElseGet(Outcome.Gone::new);
        } catch (ForgeFailure.Refused refused) {
            return no.apply(refused);
        }
    }

    static Outcome otherwise(ForgeFailure.Refused no) {
        return switch (no.status()) {
            case 403 -> new Outcome.NoRight();
            case 409 -> new Outcome.Moved();
            default -> new Outcome.Refused(String.valueOf(no.getMessage()));
        };
    }
}
