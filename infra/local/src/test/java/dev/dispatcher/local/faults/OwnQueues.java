package dev.dispatcher.local.faults;

import dev.dispatcher.testing.CuttableProxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// A queue server of a test's own, with a stretch of network before it.
final class OwnQueues implements AutoCloseable {

    private static final int VISIBILITY_SECONDS = 4;

    private final SQSRestServer server =
            SQSRestServerBuilder.withPort(0).withInterface("127.0.0.1").start();
    private final CuttableProxy network =
            new CuttableProxy(server.waitUntilStarted().localAddress().getPort());
    private final SqsClient direct =
            client(server.waitUntilStarted().localAddress().getPort());
    private final SqsClient throughNetwork = client(network.port());
    private final String events = create("events");
    private final String webhooks = create("webhooks");
    private final String deadLetters = create("events-dlq");

    private String create(String name) {
        return direct.createQueue(queue -> queue.queueName(name)
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, String.valueOf(VISIBILITY_SECONDS))))
                .queueUrl();
    }

    private static SqsClient client(int port) {
        return SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /// What a function must be told.
    Map<String, String> variables() {
        var variables = new HashMap<String, String>();
        variables.put("AWS_REGION", "eu-central-1");
        variables.put("AWS_ACCESS_KEY_ID", "test");
        variables.put("AWS_SECRET_ACCESS_KEY", "test");
        variables.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:" + network.port());
        variables.put("EVENTS_QUEUE_URL", events);
        variables.put("WEBHOOKS_QUEUE_URL", webhooks);
        variables.put("EVENTS_DLQ_URL", deadLetters);
        return variables;
    }

    CuttableProxy network() {
        return network;
    }

    List<Message> receive() {
        return throughNetwork
                .receiveMessage(
                        ask -> ask.queueUrl(events).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages();
    }

    void send(String body) {
        throughNetwork.sendMessage(message -> message.queueUrl(events).messageBody(body));
    }

    void delete(Message message) {
        throughNetwork.deleteMessage(ask -> ask.queueUrl(events).receiptHandle(message.receiptHandle()));
    }

    void purge() {
        direct.purgeQueue(ask -> ask.queueUrl(events));
    }

    /// Messages that could be received now.
    int visible() {
        var asked = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        var answer = direct.getQueueAttributes(ask -> ask.queueUrl(events).attributeNames(asked));
        return Integer.parseInt(answer.attributes().getOrDefault(asked, "0"));
    }

    /// All dead letters, taken away.
    List<String> deadLetters() {
        var bodies = new ArrayList<String>();
        while (true) {
            var messages = direct.receiveMessage(
                            ask -> ask.queueUrl(deadLetters).maxNumberOfMessages(10))
                    .messages();
            if (messages.isEmpty()) return bodies;
            for (var message : messages) {
                bodies.add(message.body());
                direct.deleteMessage(ask -> ask.queueUrl(deadLetters).receiptHandle(message.receiptHandle()));
            }
        }
    }

    @Override
    public void close() {
        throughNetwork.close();
        direct.close();
        network.close();
        server.stopAndWait();
    }
}
