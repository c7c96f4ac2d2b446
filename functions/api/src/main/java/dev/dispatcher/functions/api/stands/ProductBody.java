package dev.dispatcher.functions.api.stands;

import dev.dispatcher.platform.json.Command;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.stands.Product;
import dev.dispatcher.stands.StepPlan;
import dev.dispatcher.stands.Teardown;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A product as an administrator describes it. What is left out is as usual.
@Schema(name = "NewProduct", requiredProperties = "name")
record ProductBody(
        @Schema(minLength = 1, maxLength = 100, nullable = false) @Nullable
        String name,

        @Schema(description = "GitLab's number or path; by default GITLAB_PROJECT_ID.") @Nullable
        String project,

        @Schema(description = "What stands are made from.", defaultValue = "master") @Nullable
        String ref,

        @Schema(description = "Variables of the stand's environment. PRODUCTS is ours.") @Nullable
        Map<String, @Nullable String> variables,

        @Schema(description = "Which stages make a step. Without it every stage is one.") @Nullable
        List<@Nullable StepBody> steps,

        @Schema(description = "How long a stand lives without an extension.", defaultValue = "4320") @Nullable
        Integer ttlMinutes,

        @Schema(description = "How long a stand lives with all extensions.", defaultValue = "43200") @Nullable
        Integer lifeMinutesMax,

        @Schema(defaultValue = "120") @Nullable Integer runMinutesMax,

        @Schema(description = "No more stands than this at once.") @Nullable
        Integer standsMax,

        @Schema(
                type = "string",
                allowableValues = {"environment", "variables", "nothing"},
                defaultValue = "environment",
                description = "What stops a stand: its GitLab environment's stop, a pipeline with variables, nothing.")
        @Nullable
        String teardown,

        @Nullable Map<String, @Nullable String> teardownVariables,

        @Schema(description = "Where a stand answers; {name} stands for its name.") @Nullable
        String url)
        implements Command {

    private static final int MINUTES_MAX = 60 * 24 * 365;
    private static final int TEXT_MAX = 200;

    /// A step and its stages.
    @Schema(
            name = "ProductStep",
            requiredProperties = {"name", "stages"})
    record StepBody(
            @Schema(nullable = false) @Nullable String name,
            @Schema(nullable = false) @Nullable List<@Nullable String> stages) {

        void check(Findings findings) {
            if (name == null || name.isBlank()) findings.add("/name", "is missing.");
            if (stages == null || stages.isEmpty()) findings.add("/stages", "must not be empty.");
            else findings.<String>each("stages", stages, (_, _) -> {});
        }

        StepPlan plan() {
            return new StepPlan(
                    Objects.requireNonNull(name),
                    Objects.requireNonNull(stages).stream()
                            .map(Objects::requireNonNull)
                            .toList());
        }
    }

    @Override
    public void check(Findings findings) {
        if (name == null) findings.missing("name");
        for (var text : Map.of(
                        "name",
                        Optional.ofNullable(name),
                        "project",
                        Optional.ofNullable(project),
                        "ref",
                        Optional.ofNullable(ref))
                .entrySet()) {
            text.getValue()
                    .filter(value -> value.isBlank() || value.length() > TEXT_MAX)
                    .ifPresent(_ -> findings.add("/" + text.getKey(), "must have 1 to " + TEXT_MAX + " characters."));
        }
        checkVariables("variables", variables, findings);
        checkVariables("teardown_variables", teardownVariables, findings);
        if (variables != null && variables.containsKey("PRODUCTS")) {
            findings.add("/variables/PRODUCTS", "is set by us.");
        }
        if (steps != null) findings.<StepBody>each("steps", steps, StepBody::check);
        checkNumber("ttl_minutes", ttlMinutes, findings);
        checkNumber("life_minutes_max", lifeMinutesMax, findings);
        checkNumber("run_minutes_max", runMinutesMax, findings);
        checkNumber("stands_max", standsMax, findings);
        if (life().compareTo(ttl()) < 0) findings.add("/life_minutes_max", "must not be less than ttl_minutes.");
        if (by().isEmpty()) findings.add("/teardown", "must be environment, variables or nothing.");
        boolean hasVariables = teardownVariables != null && !teardownVariables.isEmpty();
        if (by().isPresent() && hasVariables != (by().get() == Teardown.By.VARIABLES)) {
            findings.add("/teardown_variables", "belong to a teardown by variables, and to no other.");
        }
        if (url != null && !isUrl(url)) findings.add("/url", "must begin with http:// or https://.");
    }

    private static boolean isUrl(String text) {
        try {
            var url = URI.create(text.replace("{name}", "name"));
            return url.getHost() != null && List.of("http", "https").contains(url.getScheme());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static void checkNumber(String field, @Nullable Integer number, Findings findings) {
        if (number != null && (number < 1 || number > MINUTES_MAX)) {
            findings.add("/" + field, "must be a whole number from 1 to " + MINUTES_MAX + ".");
        }
    }

    private static void checkVariables(
            String field, @Nullable Map<String, @Nullable String> variables, Findings findings) {
        if (variables == null) return;
        if (variables.size() > Product.VARIABLES_MAX) {
            findings.add("/" + field, "must not be more than " + Product.VARIABLES_MAX + ".");
        }
        variables.forEach((key, value) -> {
            var here = findings.at(field).at(key);
            if (!Product.isKey(key)) here.add("", "must be named by letters, digits and _.");
            if (value == null) here.add("", "must not be null.");
        });
    }

    private Optional<Teardown.By> by() {
        return teardown == null ? Optional.of(Teardown.By.ENVIRONMENT) : Teardown.By.of(teardown);
    }

    private Duration ttl() {
        return ttlMinutes == null ? Product.TTL : Duration.ofMinutes(ttlMinutes);
    }

    private Duration life() {
        if (lifeMinutesMax != null) return Duration.ofMinutes(lifeMinutesMax);
        return ttl().compareTo(Product.LIFE_MAX) > 0 ? ttl() : Product.LIFE_MAX;
    }

    /// Once nothing was found wrong.
    Product product(String code, String projectOtherwise) {
        return new Product(
                code,
                Objects.requireNonNull(name),
                project == null ? projectOtherwise : project,
                ref == null ? "master" : ref,
                texts(variables),
                steps == null
                        ? List.of()
                        : steps.stream()
                                .map(step -> Objects.requireNonNull(step).plan())
                                .toList(),
                ttl(),
                life(),
                runMinutesMax == null ? Product.RUN_MAX : Duration.ofMinutes(runMinutesMax),
                standsMax,
                new Teardown(by().orElseThrow(), texts(teardownVariables)),
                url);
    }

    private static Map<String, String> texts(@Nullable Map<String, @Nullable String> variables) {
        var texts = new HashMap<String, String>();
        if (variables != null) variables.forEach((key, value) -> texts.put(key, Objects.requireNonNull(value)));
        return texts;
    }
}
