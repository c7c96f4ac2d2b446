package dev.dispatcher.stands;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A template for stands ("subo"). `ttl` is how long a stand lives without an extension, `lifeMax` how long with any
/// number of them, `runMax` how long one run may take. In `url`, `{name}` stands for the stand's name.
public record Product(
        String code,
        String name,
        String project,
        String ref,
        Map<String, String> variables,
        List<StepPlan> steps,
        Duration ttl,
        Duration lifeMax,
        Duration runMax,
        @Nullable Integer standsMax,
        Teardown teardown,
        @Nullable String url) {

    public static final int VARIABLES_MAX = 20;
    public static final Duration TTL = Duration.ofDays(3);
    public static final Duration LIFE_MAX = Duration.ofDays(30);
    public static final Duration RUN_MAX = Duration.ofHours(2);

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,40}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_]{1,255}");

    public Product {
        if (!isCode(code)) throw new IllegalArgumentException("not a product code: " + code);
        variables = Map.copyOf(variables);
        steps = List.copyOf(steps);
    }

    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /// What GitLab takes as the name of a variable.
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }
}
