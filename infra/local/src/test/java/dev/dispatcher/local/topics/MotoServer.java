package dev.dispatcher.local.topics;

import dev.dispatcher.local.queues.LocalQueues;
import dev.dispatcher.local.template.QueueSpec;
import dev.dispatcher.local.template.TopicSpec;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/// Somebody else's SNS and SQS, in a process of its own.
public final class MotoServer implements AutoCloseable {

    private final Process process;
    private final int port;

    /// Skips the test where there is none.
    public MotoServer(Path folder) throws IOException {
        var tool = Tool.required("moto_server");
        this.port = FreePort.find();
        this.process = tool.start(folder.resolve("moto"), "-H", "127.0.0.1", "-p", String.valueOf(port));
        Eventually.eventually("moto_server answers", Duration.ofSeconds(60), () -> answers() || !process.isAlive());
        Assumptions.assumeTrue(process.isAlive(), "moto_server is on the path but does not start.");
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /// With this topic, and the queues that hear it.
    Cloud cloud(TopicSpec topic, List<QueueSpec> specs) {
        try (var queues = LocalQueues.at(endpoint(), specs);
                var topics = new GivenTopics(endpoint())) {
            topics.provide(List.of(topic));
            var urls = specs.stream().map(QueueSpec::name).collect(Collectors.toMap(Function.identity(), queues::url));
            return new Cloud(Cloud.sns(endpoint()), Cloud.sqs(endpoint()), Topics.arn(topic.name()), urls);
        }
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
