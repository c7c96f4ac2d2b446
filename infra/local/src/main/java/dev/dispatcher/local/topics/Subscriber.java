package dev.dispatcher.local.topics;

import dev.dispatcher.local.queues.LocalQueues;
import dev.dispatcher.local.template.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// A queue that hears a topic: what it wants to hear, and in which form.
final class Subscriber {

    private static final int ATTRIBUTES_MAX = 10;
    private static final Logger log = LoggerFactory.getLogger(Subscriber.class);

    private final TopicSpec.Subscription subscription;
    private final FilterPolicy policy;

    Subscriber(TopicSpec.Subscription subscription) {
        this.subscription = subscription;
        this.policy = new PolicyReader(subscription.logicalId()).read(subscription.filterPolicy());
    }

    boolean wants(Publication publication) {
        return policy.accepts(publication.attributes());
    }

    /// In the cloud SNS repeats a delivery for weeks. Here the publisher does, who is told at once.
    void deliver(Notification notification, LocalQueues queues, String endpoint) {
        try {
            if (subscription.raw()) deliverRaw(notification.publication(), queues);
            else queues.send(subscription.queue(), notification.envelope(endpoint, arn(notification)), Map.of());
        } catch (SqsException e) {
            if (e.statusCode() >= 500) throw unreachable(e);
            throw Refused.invalid("The queue %s does not take this message: %s"
                    .formatted(subscription.queue(), e.awsErrorDetails().errorMessage()));
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    private void deliverRaw(Publication publication, LocalQueues queues) {
        if (publication.attributes().size() > ATTRIBUTES_MAX) {
            throw Refused.invalid("The queue %s hears raw messages and takes %d attributes at most."
                    .formatted(subscription.queue(), ATTRIBUTES_MAX));
        }
        var attributes = new HashMap<String, MessageAttributeValue>();
        publication.attributes().forEach((name, attribute) -> attributes.put(name, forQueue(attribute)));
        queues.send(subscription.queue(), publication.message(), attributes);
    }

    private static MessageAttributeValue forQueue(Attribute attribute) {
        var value = MessageAttributeValue.builder().dataType(attribute.type());
        return attribute.isBinary()
                ? value.binaryValue(SdkBytes.fromByteArray(attribute.bytes())).build()
                : value.stringValue(attribute.value()).build();
    }

    private Refused unreachable(SdkException cause) {
        log.warn("queue {} could not be told: {}", subscription.queue(), cause.getMessage());
        return new Refused(
                500, "InternalError", "The queue %s cannot be reached: publish again.".formatted(subscription.queue()));
    }

    private String arn(Notification notification) {
        var name = subscription.logicalId() + ":" + subscription.queue();
        return notification.topicArn() + ":" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
