package dev.dispatcher.functions.api.scripts;

import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.scripts.Environment;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `environment` of a request: names as the shell has them, values that are text.
final class Variables {

    private static final String FIELD = "environment";

    private Variables() {}

    static void check(@Nullable Map<String, @Nullable String> environment, Findings findings) {
        if (environment == null) return;
        var here = findings.at(FIELD);
        for (var variable : environment.entrySet()) {
            var place = here.at(variable.getKey());
            if (variable.getValue() == null) place.add("", "must be a string.");
            else if (!Environment.isName(variable.getKey())) {
                place.add("", "is no name: letters, digits and _, at most 128, not beginning with a digit.");
            }
        }
        if (!Environment.fits(given(environment))) {
            here.add(
                    "",
                    "may have %d variables of %d KiB together."
                            .formatted(Environment.VARIABLES_MAX, Environment.BYTES_MAX / 1024));
        }
    }

    static Environment of(@Nullable Map<String, @Nullable String> environment) {
        return environment == null ? Environment.NONE : new Environment(given(environment));
    }

    private static Map<String, String> given(Map<String, @Nullable String> environment) {
        var given = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (value != null) given.put(name, value);
        });
        return given;
    }
}
