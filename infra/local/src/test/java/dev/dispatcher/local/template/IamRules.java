package dev.dispatcher.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Permissions: only actions that exist, only on what is named, and roles handed on to one service only.
final class IamRules {

    /// Actions that know no narrower resource, by the resource of the template that may say `Resource: "*"` for them.
    private static final Map<String, String> EVERYTHING_FOR = Map.of(
            "ScriptStartRole", "ecr:GetAuthorizationToken",
            "ProcessRecoveryFunction", "ecs:ListTasks");

    private static final Map<String, String> CONDITION_FOR = Map.of(
            "iam:PassRole", "iam:PassedToService",
            "ecs:RunTask", "ecs:cluster",
            "ecs:DescribeTasks", "ecs:cluster",
            "ecs:ListTasks", "ecs:cluster",
            "ecs:StopTask", "ecs:cluster",
            "kms:Decrypt", "kms:EncryptionContext:owner",
            "kms:GenerateDataKey", "kms:EncryptionContext:owner");

    private static final Set<String> ACTIONS = actions();

    private record Statement(String resource, Map<String, Object> content) {

        boolean allows() {
            return "Allow".equals(content.get("Effect"));
        }

        List<String> actions() {
            return Tree.list(content.get("Action")).stream()
                    .map(String::valueOf)
                    .toList();
        }

        /// Without this permission, which every key's policy begins with, nobody could change the key any more.
        boolean leavesAKeyToItsAccount() {
            return actions().equals(List.of("kms:*"))
                    && String.valueOf(content.get("Principal")).endsWith("${AWS::AccountId}:root}}");
        }

        boolean isConditionedOn(String key) {
            return Tree.map(content.get("Condition")).values().stream()
                    .anyMatch(operator -> Tree.map(operator).containsKey(key));
        }
    }

    private IamRules() {}

    static List<String> broken(TemplateFile file) {
        var statements = file.resources().stream()
                .flatMap(resource -> statements(resource.logicalId(), resource.attributes())
                        .filter(statement -> !resource.type().equals("AWS::KMS::Key")
                                || (!statement.leavesAKeyToItsAccount() && statement.allows())))
                .toList();
        return Stream.of(
                        statements.stream().flatMap(IamRules::unknownActions),
                        statements.stream().flatMap(IamRules::everything),
                        statements.stream().flatMap(IamRules::unconditional),
                        file.functions().stream().flatMap(IamRules::borrowed))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Statement> statements(String resource, Object node) {
        if (Tree.map(node).containsKey("Effect")) return Stream.of(new Statement(resource, Tree.map(node)));
        Collection<Object> below = node instanceof Map<?, ?>
                ? Tree.map(node).values()
                : node instanceof List<?> ? Tree.list(node) : List.of();
        return below.stream().flatMap(child -> statements(resource, child));
    }

    /// A refusal may name a whole service, a permission may not.
    private static Stream<String> unknownActions(Statement statement) {
        return statement.actions().stream()
                .filter(action -> !ACTIONS.contains(action) && (statement.allows() || !action.endsWith(":*")))
                .map(action -> "%s names %s, which is not in iam-actions.txt.".formatted(statement.resource(), action));
    }

    private static Stream<String> everything(Statement statement) {
        var isWide = statement.allows()
                && Tree.list(statement.content().get("Resource")).contains("*");
        if (!isWide || statement.actions().equals(List.of(EVERYTHING_FOR.getOrDefault(statement.resource(), "")))) {
            return Stream.of();
        }
        return Stream.of(
                "%s allows %s on every resource there is.".formatted(statement.resource(), statement.actions()));
    }

    private static Stream<String> unconditional(Statement statement) {
        return statement.actions().stream()
                .filter(action -> CONDITION_FOR.containsKey(action) && statement.allows())
                .filter(action -> !statement.isConditionedOn(CONDITION_FOR.getOrDefault(action, "")))
                .map(action -> "%s allows %s without a condition on %s."
                        .formatted(statement.resource(), action, CONDITION_FOR.get(action)));
    }

    /// SAM's policy templates and AWS's managed policies grant more than their names say.
    private static Stream<String> borrowed(Resource function) {
        return Tree.list(function.properties().get("Policies")).stream()
                .filter(policy ->
                        Tree.target(policy).isEmpty() && !Tree.map(policy).containsKey("Statement"))
                .map(policy ->
                        "%s takes a policy that is not written here: %s.".formatted(function.logicalId(), policy));
    }

    private static Set<String> actions() {
        try (var list = IamRules.class.getResourceAsStream("/iam-actions.txt")) {
            if (list == null) throw new IllegalStateException("iam-actions.txt is not on the class path");
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
