package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.local.queues.LocalQueues;
import dev.dispatcher.local.template.Template;
import dev.dispatcher.local.topics.MotoServer;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.orders.SampleOrder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The system with somebody else's queues and topics, which it makes as the template says.
class GivenPlaceTest {

    private static final Path TEMPLATE =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath().resolve("template.yaml");
    private static final Template WRITTEN = Template.read(TEMPLATE);
    private static final StaticCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    @TempDir
    static Path folder;

    private static MotoServer moto;
    private static LocalDispatcher system;
    private static Client client;
    private static SqsClient sqs;
    private static SnsClient sns;

    @BeforeAll
    static void start() throws Exception {
        moto = new MotoServer(folder);
        var place = URI.create(moto.endpoint());
        system = LocalDispatcher.start(Launch.forTest(TEMPLATE)
                .with("AWS_ENDPOINT_URL_SQS", moto.endpoint())
                .with("AWS_ENDPOINT_URL_SNS", moto.endpoint()));
        client = new Client(system);
        sqs = SqsClient.builder()
                .endpointOverride(place)
                .region(Region.EU_WEST_1)
                .credentialsProvider(ANYBODY)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        sns = SnsClient.builder()
                .endpointOverride(place)
                .region(Region.EU_WEST_1)
                .credentialsProvider(ANYBODY)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterAll
    static void close() {
        if (system == null) return;
        sns.close();
        sqs.close();
        client.close();
        system.close();
        moto.close();
    }

    @Test
    void theQueuesAreAsInTheTemplate() {
        for (var queue : WRITTEN.queues()) {
            var expected = new HashMap<>(Map.of(
                    QueueAttributeName.VISIBILITY_TIMEOUT,
                    String.valueOf(queue.visibility().toSeconds()),
                    QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                    String.valueOf(queue.retention().toSeconds())));
            if (queue.fifo()) expected.put(QueueAttributeName.FIFO_QUEUE, "true");
            var attributes = attributes(queue.name());

            assertThat(attributes).as(queue.logicalId()).containsAllEntriesOf(expected);
            var redrive = queue.redrive();
            if (redrive == null) {
                assertThat(attributes).doesNotContainKey(QueueAttributeName.REDRIVE_POLICY);
            } else {
                assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
                        .contains(LocalQueues.arn(redrive.deadLetterQueue()))
                        .containsPattern(":\\s*" + redrive.receiveCountMax() + "\\D");
            }
        }
    }

    private static Map<QueueAttributeName, String> attributes(String queue) {
        return sqs.getQueueAttributes(
                        ask -> ask.queueUrl(system.queueUrl(queue)).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    @Test
    void theSubscriptionsAreAsInTheTemplate() {
        var subscriptions = sns.listSubscriptions().subscriptions();

        for (var topic : WRITTEN.topics()) {
            for (var written : topic.subscriptions()) {
                var made = subscriptions.stream()
                        .filter(one -> one.endpoint().equals(LocalQueues.arn(written.queue())))
                        .findFirst()
                        .orElseThrow();
                var attributes = sns.getSubscriptionAttributes(ask -> ask.subscriptionArn(made.subscriptionArn()))
                        .attributes();
                assertThat(attributes)
                        .containsEntry("RawMessageDelivery", String.valueOf(written.raw()))
                        .containsEntry("TopicArn", system.topicArns().getFirst());
            }
        }
    }

    @Test
    void whatIsSentThereIsProcessed() {
        client.enqueue("events", "{\"type\":\"from.elsewhere\",\"payload\":{\"n\":1}}");

        assertThat(client.awaitNewest("from.elsewhere", "processed")
                        .at("/payload/n")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsPublishedThereBecomesAnOrder() {
        sns.publish(message -> message.topicArn(system.topicArns().getFirst()).message(SampleOrder.of("elsewhere")));

        Eventually.eventually(
                "the order",
                Duration.ofSeconds(30),
                () -> client.get("/orders/elsewhere").status() == 200);
    }
}
