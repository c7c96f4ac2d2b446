package dev.dispatcher.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// Tasks that run somebody's scripts: pinned, with as few rights as their agent needs, heard of, and nobody calls in.
final class TaskRules {

    /// What a container may do by default.
    private static final Set<String> BY_DEFAULT = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "NET_RAW",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private static final Set<String> NEEDED = Set.of("KILL", "SETUID", "SETGID");
    private static final Set<String> MAY = Set.of("rds-db:connect", "kms:Decrypt");
    private static final int GRACE_SECONDS_MAX = 120;

    private TaskRules() {}

    static List<String> broken(TemplateFile file) {
        return file.resources("AWS::ECS::TaskDefinition").stream()
                .flatMap(task -> Stream.of(
                                Tree.list(task.properties().get("ContainerDefinitions")).stream()
                                        .flatMap(container -> container(task, container)),
                                role(file, task),
                                pinned(file, task),
                                heard(file, task),
                                closed(file))
                        .flatMap(Function.identity()))
                .toList();
    }

    private static Stream<String> container(Resource task, Object container) {
        var faults = Stream.<String>builder();
        var left = new TreeSet<>(BY_DEFAULT);
        var dropped = Tree.at(Tree.map(container), "LinuxParameters", "Capabilities", "Drop");
        dropped.ifPresent(names -> Tree.list(names).forEach(name -> left.remove(String.valueOf(name))));
        if (!left.equals(new TreeSet<>(NEEDED))) faults.add("%s may do %s.".formatted(task.logicalId(), left));
        var init = Tree.at(Tree.map(container), "LinuxParameters", "InitProcessEnabled");
        if (!init.filter(Boolean.TRUE::equals).isPresent()) faults.add(task.logicalId() + " has nobody who reaps.");
        if (!Tree.map(container).getOrDefault("StopTimeout", 0).equals(GRACE_SECONDS_MAX)) {
            faults.add(task.logicalId() + " does not leave its agent all the time there is.");
        }
        return faults.build();
    }

    private static Stream<String> role(TemplateFile file, Resource task) {
        var role = Tree.target(task.properties().get("TaskRoleArn")).flatMap(file::resource);
        if (role.isEmpty()) return Stream.of(task.logicalId() + " has no role of its own.");
        if (role.get().properties().containsKey("ManagedPolicyArns")) {
            return Stream.of(role.get().logicalId() + " takes a policy that is not written here.");
        }
        return Tree.list(role.get().properties().get("Policies")).stream()
                .flatMap(policy ->
                        Tree.at(Tree.map(policy), "PolicyDocument", "Statement")
                                .map(Tree::list)
                                .orElse(List.of())
                                .stream())
                .map(Tree::map)
                .flatMap(statement -> Stream.concat(rights(statement), bounds(statement)))
                .map(fault -> role.get().logicalId() + " " + fault);
    }

    private static Stream<String> rights(Map<String, Object> statement) {
        return Tree.list(statement.get("Action")).stream()
                .filter(action -> !MAY.contains(String.valueOf(action)))
                .map(action -> "may %s.".formatted(action));
    }

    /// One role of the database, and what was sealed for an owner that is named.
    private static Stream<String> bounds(Map<String, Object> statement) {
        var actions = Tree.list(statement.get("Action"));
        var owner = Tree.at(statement, "Condition", "Null", "kms:EncryptionContext:owner");
        var faults = Stream.<String>builder();
        if (actions.contains("kms:Decrypt") && !owner.filter("false"::equals).isPresent()) {
            faults.add("may open what is sealed without naming an owner.");
        }
        if (actions.contains("rds-db:connect")
                && !String.valueOf(statement.get("Resource")).contains("/script_agent")) {
            faults.add("may sign in as others than script_agent.");
        }
        return faults.build();
    }

    private static Stream<String> pinned(TemplateFile file, Resource task) {
        var pattern = String.valueOf(Tree.at(file.section("Parameters"), "ScriptImage", "AllowedPattern")
                .orElse(""));
        return pattern.contains("@sha256:") ? Stream.of() : Stream.of(task.logicalId() + " may run an image by tag.");
    }

    private static Stream<String> heard(TemplateFile file, Resource task) {
        boolean isHeard = file.functions().stream()
                .flatMap(function -> Tree.map(function.property("Events").orElse(null)).values().stream())
                .filter(event -> "EventBridgeRule".equals(Tree.map(event).get("Type")))
                .map(event -> Tree.map(Tree.map(event).get("Properties")))
                .filter(rule -> rule.containsKey("DeadLetterConfig") && rule.containsKey("RetryPolicy"))
                .flatMap(rule -> Tree.at(rule, "Pattern", "detail-type").map(Tree::list).orElse(List.of()).stream())
                .anyMatch("ECS Task State Change"::equals);
        return isHeard ? Stream.of() : Stream.of("Nobody hears for certain what becomes of " + task.logicalId() + ".");
    }

    private static Stream<String> closed(TemplateFile file) {
        return file.resource("ScriptGroup").stream()
                .filter(group -> group.properties().containsKey("SecurityGroupIngress"))
                .map(group -> group.logicalId() + " lets somebody in.");
    }
}
