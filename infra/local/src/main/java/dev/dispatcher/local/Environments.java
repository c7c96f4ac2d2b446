package dev.dispatcher.local;

import dev.dispatcher.local.lambda.Surroundings;
import dev.dispatcher.local.queues.LocalQueues;
import dev.dispatcher.local.template.FunctionSpec;
import dev.dispatcher.local.template.Template;
import dev.dispatcher.local.template.Values;
import dev.dispatcher.local.topics.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What each function finds in its environment on this machine.
final class Environments {

    /// What the template leaves at its default everywhere, and a user of this machine may want otherwise.
    private static final List<String> FINE_TUNING = List.of(
            "EVENT_WAKE_AFTER",
            "EVENT_SWEEP_EVERY",
            "EVENT_LEASE_MARGIN",
            "EVENT_GRACE",
            "QUEUE_BUDGET",
            "STAND_KEEP_STOPPED",
            "STAND_LEASE",
            "STAND_POLL",
            "STAND_RUNS_MAX");

    private final Values values;
    private final Map<String, String> given;
    private final Map<String, String> endpoints;

    /// `endpoints` are AWS's variables for where its services are here.
    Environments(
            Path file,
            Template template,
            Map<String, String> given,
            LocalQueues queues,
            Map<String, String> endpoints) {
        this.values = Values.read(file, given, meanings(template, queues));
        this.given = Map.copyOf(given);
        this.endpoints = Map.copyOf(endpoints);
    }

    Map<String, String> of(FunctionSpec function) {
        var environment = new HashMap<>(values.environment(function));
        if (environment.containsKey("DB_HOST")) {
            for (var name : given.keySet()) if (name.startsWith("DB_")) environment.put(name, given.get(name));
        }
        boolean isSealing = environment.containsKey("SEALING_KMS_KEY") || environment.containsKey("LINKS_KMS_KEY");
        if (isSealing) environment.put("SEALING_KEY", given.get("SEALING_KEY"));
        for (var name : FINE_TUNING) if (given.containsKey(name)) environment.put(name, given.get(name));
        environment.putAll(endpoints);
        return environment;
    }

    /// What the template's references mean here.
    private static Map<String, String> meanings(Template template, LocalQueues queues) {
        var meanings = new HashMap<String, String>();
        meanings.put("AWS::Region", Surroundings.REGION);
        meanings.put("AWS::AccountId", Surroundings.ACCOUNT);
        meanings.put("AWS::Partition", "aws");
        meanings.put("AWS::StackName", "dispatcher");
        for (var queue : template.queues()) {
            meanings.put(queue.logicalId(), queues.url(queue.name()));
            meanings.put(queue.logicalId() + ".Arn", LocalQueues.arn(queue.name()));
            meanings.put(queue.logicalId() + ".QueueName", queue.name());
        }
        for (var topic : template.topics()) {
            meanings.put(topic.logicalId(), Topics.arn(topic.name()));
            meanings.put(topic.logicalId() + ".TopicArn", Topics.arn(topic.name()));
            meanings.put(topic.logicalId() + ".TopicName", topic.name());
        }
        for (var function : template.functions()) {
            meanings.put(function.logicalId(), function.name());
            meanings.put(function.logicalId() + ".Arn", Surroundings.arn(function));
            meanings.put(function.logicalId() + ".Version", Surroundings.arn(function) + ":1");
        }
        return meanings;
    }
}
