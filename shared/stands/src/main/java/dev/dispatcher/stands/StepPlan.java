package dev.dispatcher.stands;

import java.util.List;

/// A step as a product names it: one or more stages of its pipeline.
public record StepPlan(String name, List<String> stages) {

    public StepPlan {
        if (name.isBlank() || stages.isEmpty()) throw new IllegalArgumentException("a step without name or stages");
        stages = List.copyOf(stages);
    }
}
