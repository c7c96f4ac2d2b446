package dev.dispatcher.stands;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one stand is made by: its products, merged and kept.
record Plan(
        List<String> products,
        String project,
        String ref,
        Map<String, String> variables,
        List<StepPlan> steps,
        long ttlSeconds,
        long lifeSeconds,
        long runSeconds,
        Teardown teardown,
        @Nullable String url) {

    static final String PRODUCTS = "PRODUCTS";

    Plan {
        products = List.copyOf(products);
        variables = new TreeMap<>(variables);
        steps = List.copyOf(steps);
    }

    sealed interface Merged permits Agreed, Clash {}

    record Agreed(Plan plan) implements Merged {}

    /// They cannot stand on one stand, in words.
    record Clash(Sentence why) implements Merged {}

    /// The products of one stand share a project; variables are put together, the shortest time wins.
    static Merged of(List<Product> products, @Nullable String ref) {
        var first = products.getFirst();
        var variables = new LinkedHashMap<String, String>();
        var steps = new ArrayList<StepPlan>();
        for (var product : products) {
            if (!product.project().equals(first.project())) {
                return new Clash(new Sentence(
                        "%s is built in the project %s, but %s in %s."
                                .formatted(first.code(), first.project(), product.code(), product.project()),
                        "%s собирается в проекте %s, а %s – в %s."
                                .formatted(first.code(), first.project(), product.code(), product.project())));
            }
            if (!product.teardown().equals(first.teardown())) {
                return new Clash(new Sentence(
                        "%s and %s are torn down in different ways.".formatted(first.code(), product.code()),
                        "%s и %s убираются по-разному.".formatted(first.code(), product.code())));
            }
            for (var variable : product.variables().entrySet()) {
                var before = variables.putIfAbsent(variable.getKey(), variable.getValue());
                if (before != null && !before.equals(variable.getValue())) {
                    return new Clash(new Sentence(
                            "The products disagree about the variable %s.".formatted(variable.getKey()),
                            "Продукты хотят разного от переменной %s.".formatted(variable.getKey())));
                }
            }
            product.steps().stream().filter(step -> !steps.contains(step)).forEach(steps::add);
        }
        var codes = products.stream().map(Product::code).toList();
        variables.put(PRODUCTS, String.join(",", codes));
        return new Agreed(new Plan(
                codes,
                first.project(),
                ref == null ? first.ref() : ref,
                variables,
                steps,
                products.stream()
                        .mapToLong(product -> product.ttl().toSeconds())
                        .min()
                        .orElseThrow(),
                products.stream()
                        .mapToLong(product -> product.lifeMax().toSeconds())
                        .min()
                        .orElseThrow(),
                products.stream()
                        .mapToLong(product -> product.runMax().toSeconds())
                        .min()
                        .orElseThrow(),
                first.teardown(),
                first.url()));
    }

    List<String> keys() {
        return List.copyOf(variables.keySet());
    }

    Duration ttl() {
        return Duration.ofSeconds(ttlSeconds);
    }

    Duration life() {
        return Duration.ofSeconds(lifeSeconds);
    }

    Duration runMax() {
        return Duration.ofSeconds(runSeconds);
    }

    /// With a step map only its stages count; without one every stage does.
    boolean counts(String stage) {
        return steps.isEmpty() || stages().contains(stage);
    }

    boolean hasStepMap() {
        return !steps.isEmpty();
    }

    private Set<String> stages() {
        var stages = new HashSet<String>();
        steps.forEach(step -> stages.addAll(step.stages()));
        return stages;
    }

    @Nullable
    String url(String name) {
        return url == null ? null : url.replace("{name}", name);
    }
}
