package dev.dispatcher.functions.api.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.http.MediaType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A request as it came in, read strictly: nothing in it can surprise whoever reads it after this.
record Received(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

    /// The headers that mean something here. The framework would read others too, and trip over some.
    private static final Set<String> READ =
            Set.of("accept", "authorization", "content-type", "idempotency-key", "if-none-match");

    static final String PROBLEM = "application/problem+json";

    static Received of(APIGatewayV2HTTPEvent event) {
        var path = path(event);
        // A HEAD is a GET whose answer loses its body in the end.
        return new Received(
                method(event).equals("HEAD") ? "GET" : method(event),
                path,
                Query.of(event),
                headers(event),
                Body.of(event.getBody(), event.getIsBase64Encoded(), path));
    }

    /// Whether the client would rather read errors as RFC 9457 has them.
    static boolean wantsRfc9457(APIGatewayV2HTTPEvent event) {
        return header(event, "accept").toLowerCase(Locale.ROOT).contains(PROBLEM);
    }

    static String method(APIGatewayV2HTTPEvent event) {
        var context = event.getRequestContext();
        if (context == null || context.getHttp() == null) return "";
        return Objects.requireNonNullElse(context.getHttp().getMethod(), "");
    }

    private static String path(APIGatewayV2HTTPEvent event) {
        var raw = Objects.requireNonNullElse(event.getRawPath(), "/");
        var path = Percent.decode(raw).orElseThrow(() -> bad("The path is not properly percent-encoded UTF-8."));
        if (!path.startsWith("/") || path.contains("//")) throw Refused.notFound("resource");
        return path;
    }

    private static Map<String, String> headers(APIGatewayV2HTTPEvent event) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : given(event).entrySet()) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            var value = Objects.requireNonNullElse(header.getValue(), "").strip();
            if (!READ.contains(name)) continue;
            if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F)) {
                throw bad("A header holds a control character.");
            }
            if (isUseful(name, value)) headers.put(name, name.equals("accept") ? spelledOut(value) : value);
        }
        return headers;
    }

    /// An `Accept` that nobody can read, or that speaks of errors only, asks for nothing in particular.
    private static boolean isUseful(String name, String value) {
        if (name.equals("content-type")) {
            if (mediaType(value).isEmpty()) throw unsupported();
            return true;
        }
        if (!name.equals("accept")) return true;
        if (value.contains(PROBLEM)) return false;
        for (var range : value.split(",", -1)) if (mediaType(range.strip()).isEmpty()) return false;
        return true;
    }

    /// The framework knows no half wildcards.
    private static String spelledOut(String accept) {
        return accept.replace("application/*", "application/json").replace("text/*", "text/html");
    }

    private static Optional<MediaType> mediaType(String text) {
        try {
            var type = new MediaType(text);
            type.getQualityAsNumber();
            var charset = type.getParameters().get("charset").map(CharSequence::toString);
            return charset.isPresent() && !charset.get().equalsIgnoreCase("utf-8")
                    ? Optional.empty()
                    : Optional.of(type);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static String header(APIGatewayV2HTTPEvent event, String name) {
        return given(event).entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> given(APIGatewayV2HTTPEvent event) {
        return Objects.requireNonNullElse(event.getHeaders(), Map.of());
    }

    static Refused bad(String sentence) {
        return new Refused(Problem.of(400, "bad_request", sentence));
    }

    private static Refused unsupported() {
        return new Refused(Problems.unsupportedMediaType());
    }
}
