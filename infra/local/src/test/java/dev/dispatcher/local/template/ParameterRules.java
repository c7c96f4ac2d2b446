package dev.dispatcher.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a stack is told and what it tells: nothing unbounded, nothing unexplained, and nothing of one account or
// region.
final class ParameterRules {

    private static final Pattern SECRET = Pattern.compile(".*(Token|Password|Secret)");
    private static final Pattern LITERAL = Pattern.compile(
            "\\b\\d{12}\\b|\\barn:aws[a-z-]*:|\\b(?:af|ap|ca|eu|il|me|mx|sa|us)(?:-gov)?-[a-z]+-\\d\\b|\\{\\{resolve:");

    private static final Set<String> STATEFUL = Set.of(
            "AWS::KMS::Key",
            "AWS::Logs::LogGroup",
            "AWS::RDS::DBInstance",
            "AWS::SQS::Queue",
            "AWS::SecretsManager::Secret");

    private ParameterRules() {}

    static List<String> broken(TemplateFile file) {
        return Stream.of(
                        file.section("Parameters").entrySet().stream()
                                .flatMap(parameter -> parameter(parameter.getKey(), Tree.map(parameter.getValue()))),
                        file.section("Outputs").entrySet().stream()
                                .filter(output -> !Tree.map(output.getValue()).containsKey("Description"))
                                .map(output -> "Nobody is told what the output %s is.".formatted(output.getKey())),
                        file.resources().stream().flatMap(ParameterRules::literals),
                        file.resources().stream().flatMap(ParameterRules::fate))
                .flatMap(Function.identity())
                .toList();
    }

    /// Why this value may not be given, in the words of the template; empty when it may.
    static List<String> refused(TemplateFile file, String name, String value) {
        var parameter = Tree.map(file.section("Parameters").get(name));
        if (parameter.isEmpty()) return List.of("there is no parameter " + name);
        return isAllowed(parameter, value) ? List.of() : List.of("%s may not be '%s'".formatted(name, value));
    }

    private static Stream<String> parameter(String name, Map<String, Object> parameter) {
        var faults = Stream.<String>builder();
        if (!parameter.containsKey("Description")) faults.add("Nobody is told what the parameter " + name + " means.");
        var isBounded = parameter.containsKey("AllowedValues")
                || parameter.containsKey("AllowedPattern")
                || (parameter.containsKey("MinValue") && parameter.containsKey("MaxValue"));
        if (!isBounded) faults.add("The parameter %s takes anything.".formatted(name));
        if (parameter.containsKey("AllowedPattern") && !parameter.containsKey("ConstraintDescription")) {
            faults.add("The parameter %s refuses without saying what it wants.".formatted(name));
        }
        var initial = parameter.get("Default");
        if (initial != null && !isAllowed(parameter, String.valueOf(initial))) {
            faults.add("The parameter %s refuses its own default.".formatted(name));
        }
        if (SECRET.matcher(name).matches()) faults.add("The parameter %s is a secret, and shown.".formatted(name));
        return faults.build();
    }

    private static boolean isAllowed(Map<String, Object> parameter, String value) {
        var values = Tree.list(parameter.get("AllowedValues")).stream()
                .map(String::valueOf)
                .toList();
        if (!values.isEmpty()) return values.contains(value);
        if (parameter.get("AllowedPattern") instanceof String pattern) return value.matches(pattern);
        if (!"Number".equals(parameter.get("Type")) || !value.matches("-?\\d{1,9}")) return false;
        int number = Integer.parseInt(value);
        return number >= bound(parameter, "MinValue", Integer.MIN_VALUE)
                && number <= bound(parameter, "MaxValue", Integer.MAX_VALUE);
    }

    private static int bound(Map<String, Object> parameter, String name, int otherwise) {
        return parameter.get(name) instanceof Integer bound ? bound : otherwise;
    }

    /// A template that names an account or a region works in that one alone.
    private static Stream<String> literals(Resource resource) {
        var found = LITERAL.matcher(String.valueOf(resource.properties()));
        return found.find()
                ? Stream.of("%s names '%s', which is not the same everywhere."
                        .formatted(resource.logicalId(), found.group()))
                : Stream.of();
    }

    private static Stream<String> fate(Resource resource) {
        if (!STATEFUL.contains(resource.type())) return Stream.of();
        return Stream.of("DeletionPolicy", "UpdateReplacePolicy")
                .filter(policy -> !resource.attributes().containsKey(policy))
                .map(policy -> "%s holds something and has no %s.".formatted(resource.logicalId(), policy));
    }
}
