package dev.dispatcher.local.template;

import dev.dispatcher.local.roles.Carried;
import dev.dispatcher.local.roles.Reach;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a function's role lets it do is what its code can ask for, and nothing else.
///
/// Not among the grants is what SAM adds of itself: to log, to trace, to have an address in the VPC, and for a queue's
/// consumer to receive, delete and count. Written out it would be a grant too many.
final class RoleRules {

    /// A call that the code can make. It is made only where the template gives the function such a setting: without
    /// an ARN in `X_SECRET` nothing is read from Secrets Manager.
    private record Need(String setting, Set<String> actions) {}

    private static final Map<String, Need> NEEDS = Map.ofEntries(
            need("SqsClient.sendMessage", ".*_(QUEUE|DLQ)_URL", "sqs:SendMessage"),
            need("SqsClient.sendMessageBatch", ".*_(QUEUE|DLQ)_URL", "sqs:SendMessage"),
            need("SqsClient.changeMessageVisibility", "", "sqs:ChangeMessageVisibility"),
            need("SqsClient.changeMessageVisibilityBatch", "", "sqs:ChangeMessageVisibility"),
            need("EcsClient.runTask", "SCRIPTS_TASK_DEFINITION", "ecs:RunTask", "iam:PassRole"),
            need("EcsClient.describeTasks", "SCRIPTS_CLUSTER", "ecs:DescribeTasks"),
            need("EcsClient.listTasks", "SCRIPTS_CLUSTER", "ecs:ListTasks"),
            need("EcsClient.listTasksPaginator", "SCRIPTS_CLUSTER", "ecs:ListTasks"),
            need("EcsClient.stopTask", "SCRIPTS_CLUSTER", "ecs:StopTask"),
            need("LambdaClient.invoke", "", "lambda:InvokeFunction"),
            need("AwsSecretStore.read", ".*_SECRET", "secretsmanager:GetSecretValue"),
            need("KmsKeys.fresh", ".*_KMS_KEY", "kms:GenerateDataKey"),
            need("KmsKeys.unwrap", ".*_KMS_KEY", "kms:Decrypt"),
            need("RdsToken.mint", "DB_IAM_AUTH", "rds-db:connect"),
            need("CodeDeploy.report", "", "codedeploy:PutLifecycleEventHookExecutionStatus"));

    /// Ours that call AWS without a client of the SDK.
    static final Set<String> SIGNED_BY_US =
            Set.of("AwsSecretStore.read", "KmsKeys.fresh", "KmsKeys.unwrap", "RdsToken.mint", "CodeDeploy.report");

    private RoleRules() {}

    private static Map.Entry<String, Need> need(String call, String setting, String... actions) {
        return Map.entry(call, new Need(setting, Set.of(actions)));
    }

    /// By the name of the function: the calls its handler can come to.
    static Map<String, Set<String>> calls(TemplateFile file, Path root) {
        var calls = new TreeMap<String, Set<String>>();
        for (var function : new TemplateReader(file).read().functions()) {
            var classes = Carried.by(function.name(), root);
            calls.put(function.name(), Reach.from(function.handler(), classes, SIGNED_BY_US));
        }
        return calls;
    }

    static List<String> broken(TemplateFile file, Map<String, Set<String>> calls) {
        return file.functions().stream()
                .flatMap(function -> {
                    var name = LocalNames.function(function.logicalId());
                    return broken(file, function, name, calls.getOrDefault(name, Set.of()));
                })
                .toList();
    }

    private static Stream<String> broken(TemplateFile file, Resource function, String name, Set<String> calls) {
        var granted = granted(file, function);
        var needed = needed(function, calls);
        var missing = needed.stream()
                .filter(action -> !granted.contains(action))
                .map(action -> "%s may not %s, which its code asks for.".formatted(name, action));
        var excess = granted.stream()
                .filter(action -> !needed.contains(action))
                .map(action -> "%s may %s, which its code never asks for.".formatted(name, action));
        var unknown = calls.stream()
                .filter(call -> !NEEDS.containsKey(call))
                .map(call -> "%s calls %s, for which no action is known here.".formatted(name, call));
        var role = function.property("Role").stream()
                .map(_ -> name + " has a role of its own, to which SAM adds nothing.");
        return Stream.of(missing, excess, unknown, role).flatMap(found -> found);
    }

    static Set<String> needed(Resource function, Set<String> calls) {
        var settings = Tree.map(function.property("Environment", "Variables").orElse(Map.of()))
                .keySet();
        return calls.stream()
                .filter(NEEDS::containsKey)
                .map(NEEDS::get)
                .filter(need -> need.setting().isEmpty()
                        || settings.stream().anyMatch(setting -> setting.matches(need.setting())))
                .flatMap(need -> need.actions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// In its own policies and in those of the template that it refers to.
    static Set<String> granted(TemplateFile file, Resource function) {
        return Tree.list(function.properties().get("Policies")).stream()
                .map(policy -> Tree.target(policy)
                        .flatMap(file::resource)
                        .<Object>map(managed -> managed.properties().get("PolicyDocument"))
                        .orElse(policy))
                .flatMap(policy -> Tree.list(Tree.map(policy).get("Statement")).stream())
                .filter(statement -> "Allow".equals(Tree.map(statement).get("Effect")))
                .flatMap(statement -> Tree.list(Tree.map(statement).get("Action")).stream())
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
