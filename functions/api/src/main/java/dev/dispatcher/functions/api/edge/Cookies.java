package dev.dispatcher.functions.api.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The cookies of a request, which API Gateway hands over beside its headers. No route but the few that ask for them
/// here sees any.
public final class Cookies {

    static final String ATTRIBUTE = "cookies";

    private Cookies() {}

    static Map<String, String> of(APIGatewayV2HTTPEvent event) {
        var found = new LinkedHashMap<String, String>();
        for (var cookie : Objects.requireNonNullElse(event.getCookies(), List.<String>of())) {
            int equals = cookie.indexOf('=');
            if (equals > 0) found.putIfAbsent(cookie.substring(0, equals).strip(), cookie.substring(equals + 1));
        }
        return found;
    }

    public static Map<String, String> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, CookieJar.class)
                .map(CookieJar::cookies)
                .orElseGet(Map::of);
    }

    /// An attribute has to have a type.
    record CookieJar(Map<String, String> cookies) {

        CookieJar {
            cookies = Map.copyOf(cookies);
        }

        @Override
        public String toString() {
            return "CookieJar[…]";
        }
    }
}
