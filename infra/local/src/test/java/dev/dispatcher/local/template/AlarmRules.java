package dev.dispatcher.local.template;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Nothing fails unheard: every function, queue, API and database has its alarms, and every alarm tells somebody.
final class AlarmRules {

    private record Watch(String metric, String logicalId) {}

    private final TemplateFile file;
    private final List<Resource> alarms;

    private AlarmRules(TemplateFile file) {
        this.file = file;
        this.alarms = file.resources("AWS::CloudWatch::Alarm");
    }

    static List<String> broken(TemplateFile file) {
        var rules = new AlarmRules(file);
        return Stream.concat(rules.unwatched(), rules.alarms.stream().flatMap(rules::unheard))
                .toList();
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
                        file.functions().stream().flatMap(function -> each(function, "Errors", "Throttles")),
                        file.resources("AWS::SQS::Queue").stream().flatMap(queue -> queue(queue, drained)),
                        file.resources("AWS::Serverless::HttpApi").stream().flatMap(api -> each(api, "5xx")),
                        file.resources("AWS::RDS::DBInstance").stream()
                                .flatMap(db -> each(db, "CPUUtilization", "FreeStorageSpace", "DatabaseConnections")))
                .flatMap(Function.identity());
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
        if (!String.valueOf(alarm.properties().get("AlarmDescription")).contains("docs/operations.md")) {
            faults.add(alarm.logicalId() + " does not say where its runbook is.");
        }
        return faults.build();
    }
}
