package dev.dispatcher.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Nothing fails unheard: every function, queue, API and database has its alarms, and every alarm tells somebody.
final class AlarmRules {

    /// Of the time it has; these two mean to use nearly all of it.
    private static final int PERCENT = 80;
    private static final Map<String, Integer> PERCENT_OF = Map.of("api", 97, "event-recovery", 99);

    private static final Pattern NAMED = Pattern.compile("`(…?)(\\w+)`");

    private record Watch(String metric, String logicalId) {}

    private final TemplateFile file;
    private final List<Resource> alarms;

    private AlarmRules(TemplateFile file) {
        this.file = file;
        this.alarms = file.resources("AWS::CloudWatch::Alarm");
    }

    static List<String> broken(TemplateFile file) {
        var rules = new AlarmRules(file);
        return Stream.of(
                        rules.unwatched(),
                        rules.alarms.stream().flatMap(rules::unheard),
                        new TemplateReader(file).read().functions().stream().flatMap(rules::late))
                .flatMap(Function.identity())
                .toList();
    }

    /// Alarms that the table of docs/operations.md says nothing of. `…Errors` there means every alarm that ends so.
    static List<String> unexplained(TemplateFile file, Path root) {
        var table = read(root.resolve("docs/operations.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .flatMap(cell -> NAMED.matcher(cell).results())
                .toList();
        return file.resources("AWS::CloudWatch::Alarm").stream()
                .map(Resource::logicalId)
                .filter(alarm -> table.stream()
                        .noneMatch(name ->
                                name.group(1).isEmpty() ? name.group(2).equals(alarm) : alarm.endsWith(name.group(2))))
                .map(alarm -> "docs/operations.md does not say what to do about %s.".formatted(alarm))
                .toList();
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> late(FunctionSpec function) {
        long limit = function.timeout().toMillis() * PERCENT_OF.getOrDefault(function.name(), PERCENT) / 100;
        return alarms.stream()
                .filter(alarm -> watches(alarm).anyMatch(new Watch("Duration", function.logicalId())::equals))
                .filter(alarm -> !(alarm.properties().get("Threshold") instanceof Integer ms
                        && ms <= limit
                        && "p99".equals(alarm.properties().get("ExtendedStatistic"))))
                .map(alarm -> "%s rings when it is too late: p99 and %d ms would not be."
                        .formatted(alarm.logicalId(), limit));
    }

    private Stream<String> unwatched() {
        var watched = alarms.stream().flatMap(AlarmRules::watches).collect(Collectors.toSet());
        return needed().filter(watch -> !watched.contains(watch))
                .map(watch -> "No alarm watches %s of %s.".formatted(watch.metric(), watch.logicalId()));
    }

    private Stream<Watch> needed() {
        var drained = new TemplateReader(file)
                .read().functions().stream()
                        .flatMap(function -> function.queues().stream())
                        .map(FunctionSpec.QueueTrigger::queue)
                        .collect(Collectors.toSet());
        return Stream.of(
                        file.functions().stream()
                                .flatMap(function -> each(function, "Errors", "Throttles", "Duration")),
                        file.functions().stream()
                                .filter(AlarmRules::mayRunOut)
                                .flatMap(function -> each(function, "ConcurrentExecutions")),
                        file.resources("AWS::SQS::Queue").stream().flatMap(queue -> queue(queue, drained)),
                        file.resources("AWS::Serverless::HttpApi").stream().flatMap(api -> each(api, "5xx")),
                        file.resources("AWS::RDS::DBProxy").stream()
                                .flatMap(proxy -> each(proxy, "DatabaseConnectionsCurrentlySessionPinned")),
                        file.resources("AWS::RDS::DBInstance").stream()
                                .flatMap(db -> each(db, "CPUUtilization", "FreeStorageSpace", "DatabaseConnections")))
                .flatMap(Function.identity());
    }

    /// Where one is meant to be all there is, one is no alarm.
    private static boolean mayRunOut(Resource function) {
        return function.property("ReservedConcurrentExecutions")
                .map(choice -> Tree.list(Tree.map(choice).get("Fn::If")).get(1))
                .filter(reserved -> !reserved.equals(1))
                .isPresent();
    }

    private static Stream<Watch> queue(Resource queue, Set<String> drained) {
        var isDrained = drained.contains(LocalNames.queue(queue.logicalId(), false))
                || drained.contains(LocalNames.queue(queue.logicalId(), true));
        return each(queue, isDrained ? "ApproximateAgeOfOldestMessage" : "ApproximateNumberOfMessagesVisible");
    }

    private static Stream<Watch> each(Resource resource, String... metrics) {
        return Stream.of(metrics).map(metric -> new Watch(metric, resource.logicalId()));
    }

    private static Stream<Watch> watches(Resource alarm) {
        var metric = String.valueOf(alarm.properties().get("MetricName"));
        return Tree.list(alarm.properties().get("Dimensions")).stream()
                .flatMap(dimension -> Tree.target(Tree.map(dimension).get("Value")).stream())
                .map(target -> new Watch(metric, target));
    }

    private Stream<String> unheard(Resource alarm) {
        var faults = Stream.<String>builder();
        var tells = Tree.list(alarm.properties().get("AlarmActions")).stream()
                .flatMap(action -> Tree.target(action).flatMap(file::resource).stream())
                .anyMatch(target -> target.type().equals("AWS::SNS::Topic"));
        if (!tells) faults.add(alarm.logicalId() + " tells nobody.");
        if (!String.valueOf(alarm.properties().get("AlarmDescription")).contains("${Runbook}#when-an-alarm-rings")) {
            faults.add(alarm.logicalId() + " does not say where its runbook is.");
        }
        var namespace = alarm.properties().get("Namespace");
        var isOurs = (namespace instanceof String name && name.startsWith("AWS/"))
                || Map.of("Ref", "AWS::StackName").equals(namespace);
        if (!isOurs) faults.add(alarm.logicalId() + " hears other stacks too.");
        return faults.build();
    }
}
