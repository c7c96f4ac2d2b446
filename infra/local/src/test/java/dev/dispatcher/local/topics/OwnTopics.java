package dev.dispatcher.local.topics;

import dev.dispatcher.local.queues.LocalQueues;
import dev.dispatcher.local.template.QueueSpec;
import dev.dispatcher.local.template.Template;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The topics and queues of topics.yaml on this machine, without the rest of the system.
final class OwnTopics implements AutoCloseable {

    private static final Template TEMPLATE = Template.read(Path.of("src/test/resources/topics.yaml"));

    private final LocalQueues queues = LocalQueues.inMemory(TEMPLATE.queues());
    private final TopicEndpoint endpoint;
    private final Cloud cloud;

    OwnTopics(Clock clock) {
        this.endpoint = new TopicEndpoint(0, new Topics(TEMPLATE.topics()), queues, clock);
        this.cloud = new Cloud(
                Cloud.sns(endpoint.url()),
                Cloud.sqs(queues.endpoint()),
                Topics.arn("parcels"),
                TEMPLATE.queues().stream()
                        .map(QueueSpec::name)
                        .collect(Collectors.toMap(Function.identity(), queues::url)));
    }

    Cloud cloud() {
        return cloud;
    }

    String url() {
        return endpoint.url();
    }

    void loseTheQueues() {
        queues.close();
    }

    @Override
    public void close() {
        cloud.close();
        endpoint.close();
        queues.close();
    }
}
