package dev.dispatcher.local.topics;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.local.template.TopicSpec;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Somebody else's SNS and SQS, in a process of its own, with the topic and the queues of one of ours.
final class MotoServer implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final int port;
    private final Cloud cloud;

    MotoServer(Path folder, TopicSpec topic) throws IOException {
        var tool = Tool.required("moto_server");
        this.port = FreePort.find();
        this.process = tool.start(folder.resolve("moto"), "-H", "127.0.0.1", "-p", String.valueOf(port));
        Eventually.eventually("moto_server answers", Duration.ofSeconds(60), () -> answers() || !process.isAlive());
        Assumptions.assumeTrue(process.isAlive(), "moto_server is on the path but does not start.");
        var endpoint = "http://127.0.0.1:" + port;
        var sns = Cloud.sns(endpoint);
        var arn = sns.createTopic(wanted -> wanted.name(topic.name())).topicArn();
        this.cloud = new Cloud(sns, Cloud.sqs(endpoint), arn, new HashMap<>());
        for (var subscription : topic.subscriptions()) subscribe(subscription);
    }

    private void subscribe(TopicSpec.Subscription subscription) throws IOException {
        var url = cloud.sqs()
                .createQueue(wanted -> wanted.queueName(subscription.queue()))
                .queueUrl();
        cloud.queues().put(subscription.queue(), url);
        var arn = cloud.sqs()
                .getQueueAttributes(ask -> ask.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        var attributes = new HashMap<>(Map.of("RawMessageDelivery", String.valueOf(subscription.raw())));
        if (!subscription.filterPolicy().isEmpty()) {
            attributes.put("FilterPolicy", JSON.writeValueAsString(subscription.filterPolicy()));
        }
        cloud.sns()
                .subscribe(wanted -> wanted.topicArn(cloud.topic())
                        .protocol("sqs")
                        .endpoint(arn)
                        .attributes(attributes));
    }

    Cloud cloud() {
        return cloud;
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
