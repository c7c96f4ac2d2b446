package dev.dispatcher.stands;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How what a stand occupies is given back: by the stop of its GitLab environment, by a pipeline of its own with these
/// variables, or not at all.
public record Teardown(By by, Map<String, String> variables) {

    public static final Teardown BY_ENVIRONMENT = new Teardown(By.ENVIRONMENT, Map.of());

    public Teardown {
        variables = Map.copyOf(variables);
        if ((by == By.VARIABLES) == variables.isEmpty()) {
            throw new IllegalArgumentException("variables belong to a teardown by variables, and to no other");
        }
    }

    /// The means of a teardown.
    public enum By {
        ENVIRONMENT,
        VARIABLES,
        NOTHING;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<By> of(String word) {
            return Arrays.stream(values()).filter(by -> by.word().equals(word)).findFirst();
        }
    }
}
