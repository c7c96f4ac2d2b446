package dev.dispatcher.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;

/// The one dashboard can be read, and leaves out no function, queue, API or database.
final class DashboardRules {

    private DashboardRules() {}

    static List<String> broken(TemplateFile file) {
        var dashboards = file.resources("AWS::CloudWatch::Dashboard");
        if (dashboards.size() != 1) return List.of("There has to be exactly one dashboard.");
        var body = dashboards
                .getFirst()
                .property("DashboardBody", "Fn::Sub")
                .map(String::valueOf)
                .orElse("");
        if (!isJson(body.replaceAll("\\$\\{[^}]+}", "x"))) return List.of("The dashboard is no JSON.");
        return Stream.of(
                        "AWS::Serverless::Function",
                        "AWS::SQS::Queue",
                        "AWS::Serverless::HttpApi",
                        "AWS::RDS::DBInstance")
                .flatMap(type -> file.resources(type).stream())
                .map(Resource::logicalId)
                .filter(id -> !body.contains("\"${" + id + "}\"") && !body.contains("\"${" + id + ".QueueName}\""))
                .map(id -> "The dashboard leaves out %s.".formatted(id))
                .toList();
    }

    private static boolean isJson(String text) {
        try {
            return new ObjectMapper().readTree(text).path("widgets").isArray();
        } catch (JsonProcessingException _) {
            return false;
        }
    }
}
