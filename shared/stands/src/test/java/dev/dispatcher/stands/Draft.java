package dev.dispatcher.stands;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A product on its way: as usual, save for what a test says.
record Draft(
        String code,
        String project,
        Map<String, String> variables,
        List<StepPlan> steps,
        Duration ttl,
        @Nullable Integer standsMax,
        Teardown teardown,
        @Nullable String url) {

    static Draft of(String code, String project) {
        return new Draft(code, project, Map.of(), List.of(), Product.TTL, null, Teardown.BY_ENVIRONMENT, null);
    }

    Draft project(String other) {
        return new Draft(code, other, variables, steps, ttl, standsMax, teardown, url);
    }

    Draft variables(Map<String, String> others) {
        return new Draft(code, project, others, steps, ttl, standsMax, teardown, url);
    }

    Draft steps(StepPlan... others) {
        return new Draft(code, project, variables, List.of(others), ttl, standsMax, teardown, url);
    }

    Draft ttl(Duration other) {
        return new Draft(code, project, variables, steps, other, standsMax, teardown, url);
    }

    Draft standsMax(int most) {
        return new Draft(code, project, variables, steps, ttl, most, teardown, url);
    }

    /// Taken down by a pipeline with this variable.
    Draft tornDownBy(String key, String value) {
        var other = new Teardown(Teardown.By.VARIABLES, Map.of(key, value));
        return new Draft(code, project, variables, steps, ttl, standsMax, other, url);
    }

    Draft tornDownByNothing() {
        var other = new Teardown(Teardown.By.NOTHING, Map.of());
        return new Draft(code, project, variables, steps, ttl, standsMax, other, url);
    }

    Draft at(String other) {
        return new Draft(code, project, variables, steps, ttl, standsMax, teardown, other);
    }

    Product done() {
        return new Product(
                code,
                "The " + code,
                project,
                "master",
                variables,
                steps,
                ttl,
                Product.LIFE_MAX,
                Product.RUN_MAX,
                standsMax,
                teardown,
                url);
    }
}
