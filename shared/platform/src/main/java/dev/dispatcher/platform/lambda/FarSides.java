package dev.dispatcher.platform.lambda;

import dev.dispatcher.platform.Misconfigured;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Where declarative HTTP clients look: `GITLAB_API_URL` is where `@Client(id = "gitlab")` sends its requests.
final class FarSides {

    private static final String SUFFIX = "_API_URL";

    private FarSides() {}

    static Map<String, Object> properties(Map<String, String> variables) {
        var properties = new HashMap<String, Object>();
        variables.forEach((name, value) -> {
            if (!name.endsWith(SUFFIX) || value.isBlank()) return;
            var service = name.substring(0, name.length() - SUFFIX.length()).toLowerCase(Locale.ROOT);
            place(properties, "micronaut.http.services." + service.replace('_', '-'), address(name, value.strip()));
        });
        return properties;
    }

    private static URI address(String variable, String value) {
        try {
            var address = new URI(value);
            boolean isHttp = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (isHttp && address.getRawAuthority() != null) return address;
        } catch (URISyntaxException _) {
            // falls through to the one sentence below
        }
        throw new Misconfigured(
                "%s must be an address such as https://example.com/api, but is '%s'.".formatted(variable, value));
    }

    /// In two parts, because the path of a URL alone would be forgotten.
    private static void place(Map<String, Object> properties, String service, URI address) {
        properties.put(service + ".url", address.getScheme() + "://" + address.getRawAuthority());
        if (!address.getRawPath().isEmpty()) properties.put(service + ".path", address.getRawPath());
        properties.put(service + ".connect-timeout", "3s");
        properties.put(service + ".read-timeout", "5s");
    }
}
