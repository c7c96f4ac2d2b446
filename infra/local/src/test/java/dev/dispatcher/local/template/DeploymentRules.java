package dev.dispatcher.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// How a change gets in and is taken back, and what the API, the schedules and the database's connections need of it.
final class DeploymentRules {

    private static final int GATEWAY_SECONDS = 30;

    /// Of the smallest instance there are about eighty. Some are the owner's, and of whoever looks.
    private static final int CONNECTIONS = 70;

    private static final List<String> LOGGED =
            List.of("request_id", "route", "status", "latency_ms", "integration_ms", "error", "integration_error");

    private static final Set<String> ROLLBACK = Set.of("ApiErrors", "ApiFailing", "ApiSlow", "ApiThrottles");

    private DeploymentRules() {}

    static List<String> broken(TemplateFile file) {
        var template = new TemplateReader(file).read();
        return Stream.of(
                        file.resources("AWS::Serverless::HttpApi").stream().flatMap(DeploymentRules::api),
                        template.functions().stream().flatMap(DeploymentRules::inTime),
                        file.functions().stream().flatMap(DeploymentRules::forgotten),
                        file.resource("ApiFunction").stream().flatMap(DeploymentRules::canary),
                        connections(file, template))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<String> api(Resource api) {
        var faults = Stream.<String>builder();
        if (!api.property("FailOnWarnings").filter(Boolean.TRUE::equals).isPresent()) {
            faults.add(api.logicalId() + " is imported even if a part of it is ignored.");
        }
        for (var limit : List.of("ThrottlingBurstLimit", "ThrottlingRateLimit")) {
            if (api.property("DefaultRouteSettings", limit).isEmpty()) {
                faults.add("%s has no %s.".formatted(api.logicalId(), limit));
            }
        }
        var line = logged(
                String.valueOf(api.property("AccessLogSettings", "Format").orElse("")));
        LOGGED.stream()
                .filter(field -> !line.has(field))
                .forEach(field ->
                        faults.add("The access log of %s says nothing of %s.".formatted(api.logicalId(), field)));
        return faults.build();
    }

    private static JsonNode logged(String format) {
        try {
            return new ObjectMapper().readTree(format.replaceAll("\\$context\\.[a-zA-Z.]+", "0"));
        } catch (JsonProcessingException _) {
            return new ObjectMapper().createObjectNode();
        }
    }

    private static Stream<String> inTime(FunctionSpec function) {
        long seconds = function.timeout().toSeconds();
        if (function.routes().isEmpty()) return Stream.of();
        if (seconds >= GATEWAY_SECONDS) {
            return Stream.of("%s may take %d s, but the gateway waits %d s."
                    .formatted(function.name(), seconds, GATEWAY_SECONDS));
        }
        var budget = String.valueOf(function.environment().getOrDefault("QUEUE_BUDGET", "0s"));
        return Integer.parseInt(budget.replace("s", "")) < seconds
                ? Stream.of()
                : Stream.of("%s waits %s for a queue and has %d s.".formatted(function.name(), budget, seconds));
    }

    /// What nobody waits for has to leave something behind when it fails.
    private static Stream<String> forgotten(Resource function) {
        var isAsynchronous = Tree.map(function.property("Events").orElse(null)).values().stream()
                .map(event -> String.valueOf(Tree.map(event).get("Type")))
                .anyMatch(type -> type.startsWith("Schedule") || type.equals("EventBridgeRule"));
        var destination = function.property("EventInvokeConfig", "DestinationConfig", "OnFailure", "Destination");
        return isAsynchronous && destination.isEmpty()
                ? Stream.of(function.logicalId() + " fails without leaving anything behind.")
                : Stream.of();
    }

    private static Stream<String> canary(Resource function) {
        var faults = Stream.<String>builder();
        var kind =
                String.valueOf(function.property("DeploymentPreference", "Type").orElse(""));
        if (!kind.contains("IsProd") || !kind.contains("Canary")) faults.add("In prod all get a new api at once.");
        if (function.property("DeploymentPreference", "Hooks", "PreTraffic").isEmpty()) {
            faults.add("Nobody tries a new api before it gets traffic.");
        }
        var alarms = References.of(List.of(
                        function.property("DeploymentPreference", "Alarms").orElse(List.of())))
                .targets();
        ROLLBACK.stream()
                .filter(alarm -> !alarms.contains(alarm))
                .sorted()
                .forEach(alarm -> faults.add(alarm + " takes no new api back."));
        return faults.build();
    }

    /// One of each consumer's instances, one of each other function's, and as many of api's as may be reserved for it.
    private static Stream<String> connections(TemplateFile file, Template template) {
        int most = template.functions().stream()
                .filter(function -> function.environment().containsKey("DB_HOST"))
                .mapToInt(function -> instances(file, function))
                .sum();
        return most <= CONNECTIONS
                ? Stream.of()
                : Stream.of("The functions may open %d connections, more than %d.".formatted(most, CONNECTIONS));
    }

    private static int instances(TemplateFile file, FunctionSpec function) {
        if (!function.queues().isEmpty()) {
            return function.queues().stream()
                    .mapToInt(FunctionSpec.QueueTrigger::concurrencyMax)
                    .sum();
        }
        return file.resource(function.logicalId())
                .flatMap(resource -> resource.property("ReservedConcurrentExecutions"))
                .map(choice -> Tree.list(Tree.map(choice).get("Fn::If")).get(1))
                .map(reserved -> Integer.valueOf(String.valueOf(reserved)))
                .orElse(1);
    }
}
