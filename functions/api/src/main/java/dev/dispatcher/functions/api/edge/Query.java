package dev.dispatcher.functions.api.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.dispatcher.platform.json.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads a query string. A parameter is given once, or the request does not say what it means.
final class Query {

    private Query() {}

    static Map<String, String> of(APIGatewayV2HTTPEvent event) {
        var query = new LinkedHashMap<String, String>();
        for (var pair :
                Objects.requireNonNullElse(event.getRawQueryString(), "").split("&", -1)) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (query.putIfAbsent(name, value) != null) throw twice(name);
        }
        return query;
    }

    private static String decode(String text) {
        return Percent.decode(text.replace('+', ' '))
                .orElseThrow(() -> Received.bad("The query is not properly percent-encoded UTF-8."));
    }

    private static Refused twice(String name) {
        var pointer = "/" + name.replace("~", "~0").replace("/", "~1");
        return Refused.invalid(
                "A query parameter is given twice.", List.of(new Finding(pointer, "is given more than once.")));
    }
}
