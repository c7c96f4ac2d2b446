package dev.dispatcher.local;

import dev.dispatcher.local.queues.LocalQueues;
import dev.dispatcher.local.template.Template;
import dev.dispatcher.local.topics.GivenTopics;
import dev.dispatcher.local.topics.TopicEndpoint;
import dev.dispatcher.local.topics.Topics;
import dev.dispatcher.platform.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The queues and topics of the template: our own, or with `AWS_ENDPOINT_URL_SQS` and `AWS_ENDPOINT_URL_SNS` somebody
/// else's, who is given what the template says.
final class Messaging {

    private static final int PORT_LAST = 65535;

    private final Template template;
    private final Settings settings;
    private final Progress progress;
    private final Opened opened;
    private final Topics topics;
    private final Map<String, String> endpoints = new HashMap<>();

    Messaging(Template template, Settings settings, Progress progress, Opened opened) {
        this.template = template;
        this.settings = settings;
        this.progress = progress;
        this.opened = opened;
        this.topics = new Topics(template.topics());
    }

    /// Throws `CannotStart` for a port that somebody else has.
    void requirePorts() {
        if (givenSqs().isEmpty()) Ports.require("SQS_PORT", sqsPort());
        if (hasTopics() && givenSns().isEmpty()) Ports.require("SNS_PORT", snsPort());
    }

    LocalQueues startQueues(Path store) {
        var queues = progress.step("queues", () -> opened.keep(queues(store)));
        endpoints.put("AWS_ENDPOINT_URL_SQS", queues.endpoint());
        return queues;
    }

    private LocalQueues queues(Path store) {
        if (!givenSqs().isEmpty()) return LocalQueues.at(givenSqs(), template.queues());
        var through = settings.text("SQS_ENDPOINT").orElse("");
        return new LocalQueues(store, sqsPort(), template.queues(), through);
    }

    void startTopics(LocalQueues queues) {
        if (hasTopics()) endpoints.put("AWS_ENDPOINT_URL_SNS", topics(queues));
    }

    private String topics(LocalQueues queues) {
        if (givenSns().isEmpty()) {
            return opened.keep(new TopicEndpoint(snsPort(), topics, queues, Clock.systemUTC()))
                    .url();
        }
        try (var given = new GivenTopics(givenSns())) {
            given.provide(template.topics());
        }
        return givenSns();
    }

    /// AWS's variables for where its services are here.
    Map<String, String> endpoints() {
        return Map.copyOf(endpoints);
    }

    String snsEndpoint() {
        return endpoints.getOrDefault("AWS_ENDPOINT_URL_SNS", "");
    }

    List<String> topicArns() {
        return topics.heard();
    }

    private boolean hasTopics() {
        return !topics.heard().isEmpty();
    }

    private String givenSqs() {
        return settings.text("AWS_ENDPOINT_URL_SQS").orElse("");
    }

    private String givenSns() {
        return settings.text("AWS_ENDPOINT_URL_SNS").orElse("");
    }

    private int sqsPort() {
        return settings.number("SQS_PORT", 9324, 0, PORT_LAST);
    }

    private int snsPort() {
        return settings.number("SNS_PORT", 9325, 0, PORT_LAST);
    }
}
