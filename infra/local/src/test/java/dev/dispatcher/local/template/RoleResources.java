package dev.dispatcher.local.template;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A role reaches the secrets, keys and queues that its function's settings name, and no others.
final class RoleResources {

    /// What a setting of this name leads to is used by this action.
    private static final Map<String, String> LEADS_TO = Map.of(
            "secretsmanager:GetSecretValue", ".*_SECRET",
            "kms:Decrypt", ".*_KMS_KEY",
            "kms:GenerateDataKey", ".*_KMS_KEY",
            "sqs:SendMessage", ".*_(QUEUE|DLQ)_URL");

    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{(\\w+)[.}]");

    private RoleResources() {}

    static List<String> broken(TemplateFile file) {
        return file.functions().stream()
                .flatMap(function ->
                        LEADS_TO.keySet().stream().sorted().flatMap(action -> broken(file, function, action)))
                .toList();
    }

    private static Stream<String> broken(TemplateFile file, Resource function, String action) {
        var name = LocalNames.function(function.logicalId());
        var named = named(function, LEADS_TO.getOrDefault(action, ""));
        var granted = granted(function, action);
        var excess = granted.stream()
                .filter(resource -> !named.contains(resource))
                .map(resource -> "%s may %s at %s, which no setting of it names.".formatted(name, action, resource));
        var missing = named.stream()
                .filter(resource -> !granted.contains(resource) && !drains(file, function, resource))
                .map(resource -> "%s may not %s at %s, which its settings name.".formatted(name, action, resource));
        return Stream.concat(excess, missing);
    }

    /// Such a queue may be named only to be told from the others.
    private static boolean drains(TemplateFile file, Resource function, String resource) {
        var isQueue = file.resource(resource)
                .filter(found -> found.type().equals("AWS::SQS::Queue"))
                .isPresent();
        return isQueue && ids(function.property("Events").orElse(Map.of())).contains(resource);
    }

    private static Set<String> named(Resource function, String setting) {
        return Tree.map(function.property("Environment", "Variables").orElse(Map.of())).entrySet().stream()
                .filter(variable -> variable.getKey().matches(setting))
                .flatMap(variable -> ids(variable.getValue()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> granted(Resource function, String action) {
        return Tree.list(function.properties().get("Policies")).stream()
                .flatMap(policy -> Tree.list(Tree.map(policy).get("Statement")).stream())
                .map(Tree::map)
                .filter(statement -> Tree.list(statement.get("Action")).contains(action))
                .flatMap(statement -> ids(statement.get("Resource")).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The logical ids in it, however they are written.
    private static Set<String> ids(@Nullable Object node) {
        var ids = new TreeSet<String>();
        if (node instanceof String text) {
            IN_TEXT.matcher(text).results().forEach(found -> ids.add(found.group(1)));
        }
        Tree.target(node).map(target -> target.replaceFirst("\\..*", "")).ifPresent(ids::add);
        Collection<Object> below = node instanceof Map<?, ?>
                ? Tree.map(node).values()
                : node instanceof List<?> ? Tree.list(node) : List.of();
        below.forEach(child -> ids.addAll(ids(child)));
        ids.removeIf(id -> id.startsWith("AWS::"));
        return ids;
    }
}
