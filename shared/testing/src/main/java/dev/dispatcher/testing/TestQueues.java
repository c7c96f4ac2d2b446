package dev.dispatcher.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// A queue server that speaks the protocol of SQS, one for all tests of a JVM, started on first use.
public final class TestQueues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final AtomicInteger made = new AtomicInteger();

    private TestQueues() {}

    /// What a function must be told to find this server.
    public static Map<String, String> variables() {
        return Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_ENDPOINT_URL_SQS", endpoint().toString());
    }

    public static URI endpoint() {
        return Server.ENDPOINT;
    }

    /// The URL of a new and empty queue that no other test knows.
    public static String create(String name) {
        return create(name, Map.of());
    }

    public static String create(String name, Map<QueueAttributeName, String> attributes) {
        var unique = name + "-" + made.incrementAndGet();
        return client().createQueue(queue -> queue.queueName(unique).attributes(attributes))
                .queueUrl();
    }

    /// The URL of a new FIFO queue.
    public static String createFifo(String name, Map<QueueAttributeName, String> attributes) {
        var unique = name + "-" + made.incrementAndGet() + ".fifo";
        var all = new HashMap<>(attributes);
        all.put(QueueAttributeName.FIFO_QUEUE, "true");
        return client().createQueue(queue -> queue.queueName(unique).attributes(all))
                .queueUrl();
    }

    public static String arn(String url) {
        return attribute(url, QueueAttributeName.QUEUE_ARN);
    }

    /// Receives until `count` messages are there or `patience` is over. They stay invisible for the queue's time.
    public static List<Message> receive(String url, int count, Duration patience) {
        var messages = new ArrayList<Message>();
        long end = System.nanoTime() + patience.toNanos();
        while (messages.size() < count && System.nanoTime() < end) {
            int most = Math.min(10, count - messages.size());
            messages.addAll(client().receiveMessage(
                            ask -> ask.queueUrl(url).maxNumberOfMessages(most).waitTimeSeconds(1))
                    .messages());
        }
        return List.copyOf(messages);
    }

    /// The next message, read as JSON.
    public static JsonNode next(String url, Duration patience) {
        var messages = receive(url, 1, patience);
        if (messages.isEmpty()) throw new AssertionError("nothing came to " + url);
        try {
            return JSON.readTree(messages.getFirst().body());
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /// Messages that could be received now.
    public static int visible(String url) {
        return Integer.parseInt(attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    public static void purge(String url) {
        client().purgeQueue(queue -> queue.queueUrl(url));
    }

    public static SqsClient client() {
        return Server.CLIENT;
    }

    private static String attribute(String url, QueueAttributeName name) {
        var attributes = client().getQueueAttributes(ask -> ask.queueUrl(url).attributeNames(name))
                .attributes();
        return Objects.requireNonNull(attributes.get(name));
    }

    private static final class Server {

        static final URI ENDPOINT = URI.create("http://127.0.0.1:" + start());
        static final SqsClient CLIENT = SqsClient.builder()
                .endpointOverride(ENDPOINT)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();

        private static int start() {
            return SQSRestServerBuilder.withPort(0)
                    .withInterface("127.0.0.1")
                    .start()
                    .waitUntilStarted()
                    .localAddress()
                    .getPort();
        }
    }
}
