package dev.dispatcher.local.queues;

import dev.dispatcher.local.lambda.Surroundings;
import dev.dispatcher.local.template.QueueSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// The template's queues on this machine. What is in them outlives the process.
public final class LocalQueues implements AutoCloseable {

    private final @Nullable QueueServer server;
    private final SqsClient sqs;
    private final String endpoint;
    private final Map<String, String> urls = new HashMap<>();

    /// Port 0 takes any that is free.
    public LocalQueues(Path store, int port, List<QueueSpec> queues) {
        this(store, port, queues, "");
    }

    /// `through` is the address everybody uses when something stands before the server; empty for its own.
    public LocalQueues(Path store, int port, List<QueueSpec> queues, String through) {
        this(new QueueServer(store, port), queues, through);
    }

    /// Nothing is kept and nothing touches the disk: for measuring what is ours.
    public static LocalQueues inMemory(List<QueueSpec> queues) {
        return new LocalQueues(new QueueServer(), queues, "");
    }

    /// Somebody else's server, which is given the queues and outlives us.
    public static LocalQueues at(String endpoint, List<QueueSpec> queues) {
        return new LocalQueues(null, endpoint, queues);
    }

    private LocalQueues(QueueServer server, List<QueueSpec> queues, String through) {
        this(server, through.isEmpty() ? "http://127.0.0.1:" + server.port() : through, queues);
    }

    private LocalQueues(@Nullable QueueServer server, String endpoint, List<QueueSpec> queues) {
        this.server = server;
        this.endpoint = endpoint;
        this.sqs = SqsClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.of(Surroundings.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        provide(queues);
    }

    /// A queue's dead letter queue has to be there before it.
    void provide(List<QueueSpec> queues) {
        for (var queue : queues) if (queue.redrive() == null) provide(queue);
        for (var queue : queues) if (queue.redrive() != null) provide(queue);
    }

    public String endpoint() {
        return endpoint;
    }

    public String url(String name) {
        var url = urls.get(name);
        if (url == null) throw new IllegalArgumentException("no queue is called " + name + ", only " + urls.keySet());
        return url;
    }

    public static String arn(String name) {
        return "arn:aws:sqs:%s:%s:%s".formatted(Surroundings.REGION, Surroundings.ACCOUNT, name);
    }

    /// Returns when the queue has it. Throws `SdkException` when it does not.
    public void send(String name, String body, Map<String, MessageAttributeValue> attributes) {
        sqs.sendMessage(request -> request.queueUrl(url(name)).messageBody(body).messageAttributes(attributes));
    }

    SqsClient client() {
        return sqs;
    }

    /// Creating a queue that exists with other attributes is refused, so what the template says now is set afterwards.
    private void provide(QueueSpec queue) {
        var url = existing(queue);
        sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(attributes(queue)));
        urls.put(queue.name(), url);
    }

    private String existing(QueueSpec queue) {
        try {
            return sqs.getQueueUrl(request -> request.queueName(queue.name())).queueUrl();
        } catch (QueueDoesNotExistException _) {
            var kind =
                    queue.fifo() ? Map.of(QueueAttributeName.FIFO_QUEUE, "true") : Map.<QueueAttributeName, String>of();
            return sqs.createQueue(request -> request.queueName(queue.name()).attributes(kind))
                    .queueUrl();
        }
    }

    private Map<QueueAttributeName, String> attributes(QueueSpec queue) {
        var attributes = new HashMap<QueueAttributeName, String>();
        attributes.put(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                String.valueOf(queue.visibility().toSeconds()));
        // Our own server, ElasticMQ, knows no retention and keeps everything.
        if (server == null) {
            attributes.put(
                    QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                    String.valueOf(queue.retention().toSeconds()));
        }
        var redrive = queue.redrive();
        if (redrive != null) {
            attributes.put(
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                            .formatted(arn(redrive.deadLetterQueue()), redrive.receiveCountMax()));
        }
        return attributes;
    }

    @Override
    public void close() {
        sqs.close();
        if (server != null) server.close();
    }
}
