package dev.dispatcher.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the topics and which queues hear them. Mail and everything else that is no queue is left to the cloud.
final class TopicReader {

    private static final String TOPIC = "AWS::SNS::Topic";

    private final TemplateFile template;
    private final TemplateReader reader;

    TopicReader(TemplateFile template, TemplateReader reader) {
        this.template = template;
        this.reader = reader;
    }

    List<TopicSpec> read() {
        var subscriptions = template.resources("AWS::SNS::Subscription").stream()
                .filter(reader::isDeployed)
                .toList();
        return template.resources(TOPIC).stream()
                .filter(reader::isDeployed)
                .map(topic -> topic(topic, subscriptions))
                .toList();
    }

    private TopicSpec topic(Resource topic, List<Resource> subscriptions) {
        if (topic.property("FifoTopic").filter(Boolean.TRUE::equals).isPresent()) {
            throw reader.broken(topic, "is a FIFO topic, which this machine does not serve");
        }
        var inside = Tree.list(topic.properties().get("Subscription")).stream()
                .flatMap(written -> subscription(topic, Tree.map(written)).stream());
        var apart = subscriptions.stream()
                .filter(subscription -> topicOf(subscription).equals(topic))
                .flatMap(subscription -> subscription(subscription, subscription.properties()).stream());
        return new TopicSpec(
                topic.logicalId(),
                LocalNames.topic(topic.logicalId()),
                Stream.concat(inside, apart).toList());
    }

    private Resource topicOf(Resource subscription) {
        var reference = subscription.properties().get("TopicArn");
        return Tree.target(reference)
                .flatMap(template::resource)
                .filter(target -> target.type().equals(TOPIC))
                .orElseThrow(
                        () -> reader.broken(subscription, "names a topic that is not in the template: " + reference));
    }

    private Optional<TopicSpec.Subscription> subscription(Resource owner, Map<String, Object> properties) {
        if (!reader.text(owner, properties, "Protocol").equals("sqs")) return Optional.empty();
        var queue = reader.queueName(owner, properties.get("Endpoint"));
        if (queue.endsWith(".fifo")) {
            throw reader.broken(owner, "feeds a FIFO queue, which only a FIFO topic may");
        }
        if (reader.value(owner, properties, "FilterPolicyScope")
                .filter("MessageBody"::equals)
                .isPresent()) {
            throw reader.broken(
                    owner, "filters by MessageBody, which this machine does not: filter by MessageAttributes");
        }
        boolean isRaw = reader.value(owner, properties, "RawMessageDelivery")
                .filter("true"::equals)
                .isPresent();
        return Optional.of(
                new TopicSpec.Subscription(owner.logicalId(), queue, isRaw, Tree.map(properties.get("FilterPolicy"))));
    }
}
