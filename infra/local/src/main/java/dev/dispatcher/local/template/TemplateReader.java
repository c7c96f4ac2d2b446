package dev.dispatcher.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns the template's resources into what one machine can act on.
final class TemplateReader {

    /// What Lambda allows a mapping that states no limit.
    private static final int CONCURRENCY_MAX = 1000;

    private final TemplateFile template;
    private final Intrinsics intrinsics;

    TemplateReader(TemplateFile template) {
        this.template = template;
        this.intrinsics = new Intrinsics(template, Map.of());
    }

    Template read() {
        return new Template(
                template.functions().stream()
                        .filter(this::isDeployed)
                        .map(this::function)
                        .toList(),
                template.resources("AWS::SQS::Queue").stream()
                        .filter(this::isDeployed)
                        .map(this::queue)
                        .toList(),
                new TopicReader(template, this).read());
    }

    boolean isDeployed(Resource resource) {
        return !(resource.attributes().get("Condition") instanceof String condition)
                || known(resource, "Condition", () -> intrinsics.holds(condition));
    }

    private FunctionSpec function(Resource function) {
        if (!function.logicalId().endsWith("Function")) {
            throw broken(function, "is a function, so its name has to end in Function");
        }
        return new FunctionSpec(
                function.logicalId(),
                LocalNames.function(function.logicalId()),
                text(function, function.properties(), "Handler"),
                seconds(function, function.properties(), "Timeout", 3),
                Tree.map(function.property("Environment", "Variables").orElse(Map.of())),
                events(function, "HttpApi").map(event -> route(function, event)).toList(),
                events(function, "SQS").map(event -> trigger(function, event)).toList(),
                events(function, "ScheduleV2")
                        .map(event -> schedule(function, event))
                        .toList());
    }

    private static Stream<Map<String, Object>> events(Resource function, String type) {
        return Tree.map(function.property("Events").orElse(null)).values().stream()
                .filter(event -> Tree.at(event, "Type").filter(type::equals).isPresent())
                .map(event -> Tree.map(Tree.map(event).get("Properties")));
    }

    private FunctionSpec.Route route(Resource function, Map<String, Object> event) {
        return new FunctionSpec.Route(text(function, event, "Method"), text(function, event, "Path"));
    }

    private FunctionSpec.QueueTrigger trigger(Resource function, Map<String, Object> event) {
        return new FunctionSpec.QueueTrigger(
                queueName(function, event.get("Queue")),
                number(function, event, 10, "BatchSize"),
                seconds(function, event, "MaximumBatchingWindowInSeconds", 0),
                Tree.list(event.get("FunctionResponseTypes")).contains("ReportBatchItemFailures"),
                number(function, event, CONCURRENCY_MAX, "ScalingConfig", "MaximumConcurrency"));
    }

    private FunctionSpec.Schedule schedule(Resource function, Map<String, Object> event) {
        return new FunctionSpec.Schedule(
                text(function, event, "ScheduleExpression"),
                value(function, event, "Input").orElse("{}"));
    }

    private QueueSpec queue(Resource queue) {
        var redrive = Tree.map(queue.properties().get("RedrivePolicy"));
        return new QueueSpec(
                queue.logicalId(),
                LocalNames.queue(queue.logicalId(), isFifo(queue)),
                isFifo(queue),
                seconds(queue, queue.properties(), "VisibilityTimeout", 30),
                seconds(queue, queue.properties(), "MessageRetentionPeriod", (int)
                        Duration.ofDays(4).toSeconds()),
                redrive.isEmpty() ? null : redrive(queue, redrive));
    }

    private QueueSpec.Redrive redrive(Resource queue, Map<String, Object> policy) {
        return new QueueSpec.Redrive(
                queueName(queue, policy.get("deadLetterTargetArn")), number(queue, policy, 10, "maxReceiveCount"));
    }

    String queueName(Resource user, @Nullable Object reference) {
        return Tree.target(reference)
                .flatMap(template::resource)
                .filter(target -> target.type().equals("AWS::SQS::Queue"))
                .map(target -> LocalNames.queue(target.logicalId(), isFifo(target)))
                .orElseThrow(() -> broken(user, "names a queue that is not in the template: " + reference));
    }

    private static boolean isFifo(Resource queue) {
        return queue.property("FifoQueue").filter(Boolean.TRUE::equals).isPresent();
    }

    String text(Resource resource, Map<String, Object> properties, String property) {
        return value(resource, properties, property)
                .orElseThrow(() -> broken(resource, "says nothing about its " + property));
    }

    private Duration seconds(Resource resource, Map<String, Object> properties, String property, int otherwise) {
        return Duration.ofSeconds(number(resource, properties, otherwise, property));
    }

    private int number(Resource resource, Map<String, Object> properties, int otherwise, String... path) {
        var value = value(resource, properties, path);
        try {
            return value.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException _) {
            throw broken(
                    resource, "has a %s that is no whole number: %s".formatted(path[path.length - 1], value.get()));
        }
    }

    Optional<String> value(Resource resource, Map<String, Object> properties, String... path) {
        var written = Tree.at(properties, path);
        return known(resource, List.of(path).getLast(), () -> written.flatMap(intrinsics::text));
    }

    private <T> T known(Resource resource, String property, Supplier<T> value) {
        try {
            return value.get();
        } catch (Intrinsics.Unknown e) {
            throw broken(resource, "has a %s that needs %s".formatted(property, e.getMessage()));
        }
    }

    BrokenTemplate broken(Resource resource, String what) {
        return new BrokenTemplate("%s: %s %s.".formatted(template.name(), resource.logicalId(), what));
    }
}
