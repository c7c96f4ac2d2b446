package dev.dispatcher.functions.api.stands;

import dev.dispatcher.stands.Product;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A product as the API shows it.
@Schema(name = "Product")
record ProductAnswer(
        String code,
        String name,
        String project,
        String ref,
        Map<String, String> variables,
        List<StepAnswer> steps,
        long ttlMinutes,
        long lifeMinutesMax,
        long runMinutesMax,
        @Nullable Integer standsMax,

        @Schema(
                type = "string",
                allowableValues = {"environment", "variables", "nothing"})
        String teardown,

        Map<String, String> teardownVariables,
        @Nullable String url) {

    /// A step and its stages.
    @Schema(name = "ProductStepAnswer")
    record StepAnswer(String name, List<String> stages) {}

    static ProductAnswer of(Product product) {
        return new ProductAnswer(
                product.code(),
                product.name(),
                product.project(),
                product.ref(),
                new TreeMap<>(product.variables()),
                product.steps().stream()
                        .map(step -> new StepAnswer(step.name(), step.stages()))
                        .toList(),
                product.ttl().toMinutes(),
                product.lifeMax().toMinutes(),
                product.runMax().toMinutes(),
                product.standsMax(),
                product.teardown().by().word(),
                new TreeMap<>(product.teardown().variables()),
                product.url());
    }
}
