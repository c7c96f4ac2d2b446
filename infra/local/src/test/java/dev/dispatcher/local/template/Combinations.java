package dev.dispatcher.local.template;

import java.util.List;
import java.util.Map;

/// The `Rules` of the template, decided for parameters that somebody would give.
final class Combinations {

    private final Intrinsics intrinsics;

    private Combinations(TemplateFile file, Map<String, String> parameters) {
        this.intrinsics = new Intrinsics(file, parameters);
    }

    /// What CloudFormation would answer; empty when it would begin.
    static List<String> refused(TemplateFile file, Map<String, String> parameters) {
        var combinations = new Combinations(file, parameters);
        return file.section("Rules").values().stream()
                .map(Tree::map)
                .filter(rule -> combinations.holds(rule.getOrDefault("RuleCondition", "true")))
                .flatMap(rule -> Tree.list(rule.get("Assertions")).stream())
                .map(Tree::map)
                .filter(assertion -> !combinations.holds(assertion.getOrDefault("Assert", "true")))
                .map(assertion -> String.valueOf(assertion.get("AssertDescription")))
                .toList();
    }

    private boolean holds(Object condition) {
        var contains = Tree.list(Tree.map(condition).get("Fn::Contains"));
        if (contains.isEmpty()) return text(condition).equals("true");
        return Tree.list(contains.getFirst()).contains(text(contains.get(1)));
    }

    private String text(Object value) {
        return intrinsics.text(value).orElse("");
    }
}
