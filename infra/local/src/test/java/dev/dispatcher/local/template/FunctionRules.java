package dev.dispatcher.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// What each function states about itself: logs, snapshots, concurrency, schedules, names, variables.
public final class FunctionRules {

    private static final Set<String> RARELY_CALLED = Set.of("cleanup", "schema-migration", "smoke-test");

    private static final Set<String> NAMES = Set.of(
            "AlarmName",
            "BucketName",
            "ClusterName",
            "DBInstanceIdentifier",
            "DBProxyName",
            "DashboardName",
            "FunctionName",
            "LogGroupName",
            "ManagedPolicyName",
            "QueueName",
            "RoleName",
            "TableName",
            "TopicName");

    /// How quickly things are looked at. Tests turn them; a deployment has no reason to.
    private static final Set<String> TUNING = Set.of(
            "DB_POOL_SIZE",
            "EVENT_GRACE",
            "EVENT_LEASE_MARGIN",
            "EVENT_SWEEP_EVERY",
            "EVENT_WAKE_AFTER",
            "QUEUE_BUDGET",
            "STAND_KEEP_STOPPED",
            "STAND_LEASE",
            "STAND_POLL",
            "STAND_RUNS_MAX");

    /// Read before there is a context to ask for settings: by the log.
    private static final String READ_EARLY = "LOG_LEVEL";

    /// Understood so that a developer's machine is easily set up. In the cloud a secret or IAM stands in their place.
    private static final Set<String> LOCAL = Set.of(
            "ADMIN_TOKEN",
            "DB_DSN",
            "DB_IAM_AUTH",
            "DB_PASS",
            "DB_PASSWORD",
            "DB_PASSWORD_SECRET",
            "DB_SSLMODE",
            "GITHUB_OAUTH_CLIENT_SECRET",
            "GITLAB_OAUTH_CLIENT_SECRET",
            "GITLAB_TOKEN",
            "GITLAB_TRIGGER_PIPELINE_TOKEN",
            "SEALING_KEY",
            "SEALING_KEY_SECRET",
            "TELEGRAM_BOT_TOKEN",
            "WEBHOOK_MASTER_SECRET",
            "WEBHOOK_MASTER_SECRET_PREVIOUS");

    /// Read by who asks ECS for tasks. Where the local runner stands in for it, nobody asks for them.
    private static final Set<String> CLOUD = Set.of(
            "SCRIPTS_CLUSTER",
            "SCRIPTS_PUBLIC_ADDRESS",
            "SCRIPTS_SECURITY_GROUPS",
            "SCRIPTS_SUBNETS",
            "SCRIPTS_TASK_DEFINITION");

    private static final Map<String, Object> NO_VALUE = Map.of("Ref", "AWS::NoValue");

    private FunctionRules() {}

    static List<String> broken(TemplateFile file) {
        var functions = file.functions();
        return Stream.of(
                        functions.stream().flatMap(function -> logs(file, function)),
                        functions.stream().flatMap(FunctionRules::snapshots),
                        functions.stream().flatMap(FunctionRules::reserved),
                        functions.stream().flatMap(FunctionRules::schedules),
                        new TemplateReader(file).read().functions().stream().flatMap(FunctionRules::ownTimeout),
                        file.resources().stream().flatMap(FunctionRules::names),
                        file.resources("AWS::Logs::LogGroup").stream()
                                .filter(group ->
                                        group.property("RetentionInDays").isEmpty())
                                .map(group -> group.logicalId() + " keeps logs for ever."))
                .flatMap(Function.identity())
                .toList();
    }

    /// `used` says what the code of each function asks `Settings` for. Functions that are not in it are not judged.
    public static List<String> undeclared(TemplateFile file, Map<String, Set<String>> used) {
        return new TemplateReader(file)
                .read().functions().stream()
                        .filter(function -> used.containsKey(function.name()))
                        .flatMap(function -> variables(function, used.getOrDefault(function.name(), Set.of())))
                        .toList();
    }

    private static Stream<String> variables(FunctionSpec function, Set<String> used) {
        var missing = new TreeSet<>(used);
        missing.removeAll(function.environment().keySet());
        missing.removeIf(name -> LOCAL.contains(name) || TUNING.contains(name) || name.startsWith("AWS_"));
        var idle = new TreeSet<>(function.environment().keySet());
        idle.removeAll(used);
        idle.remove(READ_EARLY);
        idle.removeAll(CLOUD);
        idle.removeIf(name -> name.endsWith("_SECRET") && used.contains(name.replaceFirst("_SECRET$", "")));
        return Stream.concat(
                missing.stream()
                        .map(name -> "%s asks for %s, which the template does not give it."
                                .formatted(function.name(), name)),
                idle.stream().map(name -> "%s is given %s and never asks for it.".formatted(function.name(), name)));
    }

    private static Stream<String> logs(TemplateFile file, Resource function) {
        var group = function.property("LoggingConfig", "LogGroup")
                .flatMap(Tree::target)
                .flatMap(file::resource)
                .filter(resource -> resource.type().equals("AWS::Logs::LogGroup"));
        var isShared = file.functions().stream()
                .filter(other -> !other.logicalId().equals(function.logicalId()))
                .map(other -> other.property("LoggingConfig", "LogGroup").flatMap(Tree::target))
                .anyMatch(other -> other.isPresent() && other.equals(group.map(Resource::logicalId)));
        return group.isPresent() && !isShared
                ? Stream.of()
                : Stream.of(function.logicalId() + " has no log group of its own.");
    }

    private static Stream<String> snapshots(Resource function) {
        var name = LocalNames.function(function.logicalId());
        var isOn = function.property("SnapStart", "ApplyOn")
                .filter("PublishedVersions"::equals)
                .isPresent();
        if (isOn && RARELY_CALLED.contains(name)) {
            return Stream.of(name + " is called so rarely that its snapshot would be gone: turn SnapStart off.");
        }
        if (!isOn && !RARELY_CALLED.contains(name)) return Stream.of(name + " starts without SnapStart.");
        var followsConfiguration =
                function.property("AutoPublishAliasAllProperties").filter(Boolean.TRUE::equals);
        return !isOn || followsConfiguration.isPresent()
                ? Stream.of()
                : Stream.of(name + " would not publish a version for a change of configuration.");
    }

    /// A new account has a concurrency of ten and can reserve none of it.
    private static Stream<String> reserved(Resource function) {
        var reserved = function.property("ReservedConcurrentExecutions");
        var isOptional = reserved.map(value -> Tree.list(Tree.map(value).get("Fn::If")))
                .filter(choice -> choice.contains(NO_VALUE));
        return reserved.isEmpty() || isOptional.isPresent()
                ? Stream.of()
                : Stream.of(function.logicalId() + " reserves concurrency without a condition.");
    }

    private static Stream<String> schedules(Resource function) {
        return Tree.map(function.property("Events").orElse(null)).values().stream()
                .filter(event -> String.valueOf(Tree.map(event).get("Type")).startsWith("Schedule"))
                .flatMap(event ->
                        schedule(function.logicalId(), Tree.map(Tree.map(event).get("Properties"))));
    }

    private static Stream<String> schedule(String function, Map<String, Object> schedule) {
        var expression = String.valueOf(schedule.get("ScheduleExpression"));
        var faults = Stream.<String>builder();
        if (ScheduleExpression.parse(expression).isEmpty()) {
            faults.add("%s is scheduled %s, which the scheduler cannot read.".formatted(function, expression));
        }
        if (!schedule.containsKey("RetryPolicy") || !schedule.containsKey("DeadLetterConfig")) {
            faults.add(function + " is scheduled without a retry policy and a dead-letter queue.");
        }
        if (!Boolean.TRUE.equals(schedule.get("OmitName"))) {
            faults.add(function + " has a schedule whose name SAM would make the same in every stack: OmitName.");
        }
        return faults.build();
    }

    private static Stream<String> ownTimeout(FunctionSpec function) {
        var told = function.environment().get("FUNCTION_TIMEOUT");
        var real = function.timeout().toSeconds() + "s";
        return told == null || told.equals(real)
                ? Stream.of()
                : Stream.of("%s is told a FUNCTION_TIMEOUT of %s, but has %s.".formatted(function.name(), told, real));
    }

    private static Stream<String> names(Resource resource) {
        return resource.properties().entrySet().stream()
                .filter(property -> NAMES.contains(property.getKey()))
                .filter(property -> !Tree.isIntrinsic(property.getValue()))
                .map(property -> "%s has the fixed %s %s: two stages would not fit into one account."
                        .formatted(resource.logicalId(), property.getKey(), property.getValue()));
    }
}
