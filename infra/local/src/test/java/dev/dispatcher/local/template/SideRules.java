package dev.dispatcher.local.template;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Routes and queues that only one side knows: the template, or the code behind it.
public final class SideRules {

    private final TemplateFile file;
    private final Template template;

    private SideRules(TemplateFile file) {
        this.file = file;
        this.template = new TemplateReader(file).read();
    }

    /// `operations` is what the function `api` says it can do, such as `GET /events/{id}`.
    public static List<String> routes(TemplateFile file, Collection<String> operations) {
        var routes = new SideRules(file)
                .template.functions().stream()
                        .filter(function -> function.name().equals("api"))
                        .flatMap(function -> function.routes().stream())
                        .toList();
        var unreachable = operations.stream()
                .filter(operation -> routes.stream().noneMatch(route -> leads(route, operation)))
                .map(operation -> "No route of the template leads to %s.".formatted(operation));
        var idle = routes.stream()
                .filter(route -> operations.stream().noneMatch(operation -> leads(route, operation)))
                .map(route -> "The route %s %s leads to nothing.".formatted(route.method(), route.path()));
        return Stream.concat(unreachable, idle).sorted().toList();
    }

    private static boolean leads(FunctionSpec.Route route, String operation) {
        var method = operation.substring(0, operation.indexOf(' '));
        var path = operation.substring(operation.indexOf(' ') + 1).replaceAll("\\{[^}]+}", "x");
        var fits = route.path().replaceAll("\\{[^}+]+\\+}", ".+").replaceAll("\\{[^}]+}", "[^/]+");
        return Set.of("ANY", method).contains(route.method()) && path.matches(fits);
    }

    static List<String> queues(TemplateFile file) {
        var rules = new SideRules(file);
        return Stream.of(rules.unknown(), rules.unheard(), rules.unfed(), rules.unwritten())
                .flatMap(Function.identity())
                .toList();
    }

    /// Variables that say where a queue is, and do not.
    private Stream<String> unknown() {
        return template.functions().stream()
                .flatMap(function -> function.environment().entrySet().stream()
                        .filter(variable -> isQueue(variable.getKey()))
                        .filter(variable -> Tree.target(variable.getValue())
                                .filter(target -> queueIds().contains(target))
                                .isEmpty())
                        .map(variable ->
                                "%s of %s is no queue of the template.".formatted(variable.getKey(), function.name())));
    }

    private static boolean isQueue(String variable) {
        return variable.endsWith("_QUEUE_URL") || variable.endsWith("_DLQ_URL");
    }

    /// Drained by nobody, and nobody's dead letters.
    private Stream<String> unheard() {
        var heard = template.functions().stream()
                .flatMap(function -> function.queues().stream())
                .map(FunctionSpec.QueueTrigger::queue)
                .collect(Collectors.toSet());
        return template.queues().stream()
                .filter(queue -> !heard.contains(queue.name()) && !deadLetters().contains(queue.logicalId()))
                .map(queue -> "Nobody drains %s.".formatted(queue.name()));
    }

    /// Whoever sends is told where by a variable, is a topic, or is somebody outside whom the queue's policy lets in.
    private Stream<String> unfed() {
        var fed = new TreeSet<>(deadLetters());
        template.functions()
                .forEach(function -> function.environment().forEach((name, value) -> {
                    if (isQueue(name)) Tree.target(value).ifPresent(fed::add);
                }));
        file.resources("AWS::SNS::Subscription")
                .forEach(subscription ->
                        subscription.property("Endpoint").flatMap(Tree::target).ifPresent(fed::add));
        return template.queues().stream()
                .filter(queue -> !fed.contains(queue.logicalId()))
                .map(queue -> "Nobody sends to %s.".formatted(queue.name()));
    }

    /// Permission to send to a queue that the function is not told of.
    private Stream<String> unwritten() {
        return file.functions().stream().flatMap(function -> {
            var told = References.of(Tree.map(function.property("Environment", "Variables")
                                    .orElse(null))
                            .values())
                    .targets();
            return Tree.list(function.properties().get("Policies")).stream()
                    .flatMap(policy -> Tree.list(Tree.map(policy).get("Statement")).stream())
                    .map(Tree::map)
                    .filter(statement -> Tree.list(statement.get("Action")).contains("sqs:SendMessage"))
                    .flatMap(statement -> References.of(Tree.list(statement.get("Resource"))).targets().stream())
                    .filter(queue -> !told.contains(queue))
                    .map(queue ->
                            "%s may send to %s and is not told where it is.".formatted(function.logicalId(), queue));
        });
    }

    private Set<String> queueIds() {
        return template.queues().stream().map(QueueSpec::logicalId).collect(Collectors.toSet());
    }

    /// Where redrive policies, schedules and asynchronous calls leave what came to nothing.
    private Set<String> deadLetters() {
        var found = new TreeSet<String>();
        file.resources().forEach(resource -> collect(resource.properties(), found));
        return found;
    }

    private static void collect(Object node, Set<String> found) {
        if (node instanceof List<?> list) list.forEach(child -> collect(child, found));
        if (!(node instanceof Map<?, ?>)) return;
        Tree.map(node).forEach((key, child) -> {
            switch (key) {
                case "deadLetterTargetArn", "DeadLetterConfig", "OnFailure" ->
                    found.addAll(References.of(List.of(child)).targets());
                default -> collect(child, found);
            }
        });
    }
}
