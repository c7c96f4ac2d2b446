package dev.dispatcher.local.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.local.CannotStart;
import dev.dispatcher.local.lambda.Surroundings;
import dev.dispatcher.local.queues.LocalQueues;
import dev.dispatcher.local.template.TopicSpec;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/// Somebody else's SNS, which is given the topics of the template and what the queues hear of them.
public final class GivenTopics implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final SnsClient sns;

    public GivenTopics(String endpoint) {
        this.sns = SnsClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.of(Surroundings.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /// What is there already stays; the queues have to be there.
    public void provide(List<TopicSpec> topics) {
        for (var topic : topics) {
            if (!topic.subscriptions().isEmpty()) provide(topic);
        }
    }

    private void provide(TopicSpec topic) {
        var arn = sns.createTopic(wanted -> wanted.name(topic.name())).topicArn();
        if (!arn.equals(Topics.arn(topic.name()))) {
            throw new CannotStart("The topic %s is called %s there, and %s is what the functions are told."
                    .formatted(topic.logicalId(), arn, Topics.arn(topic.name())));
        }
        for (var subscription : topic.subscriptions()) {
            sns.subscribe(wanted -> wanted.topicArn(arn)
                    .protocol("sqs")
                    .endpoint(LocalQueues.arn(subscription.queue()))
                    .attributes(attributes(subscription)));
        }
    }

    private static Map<String, String> attributes(TopicSpec.Subscription subscription) {
        var attributes = new HashMap<>(Map.of("RawMessageDelivery", String.valueOf(subscription.raw())));
        if (!subscription.filterPolicy().isEmpty()) attributes.put("FilterPolicy", json(subscription.filterPolicy()));
        return attributes;
    }

    private static String json(Map<String, Object> policy) {
        try {
            return JSON.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        sns.close();
    }
}
