package dev.dispatcher.local.topics;

import dev.dispatcher.local.queues.LocalQueues;
import dev.dispatcher.local.template.QueueSpec;
import dev.dispatcher.local.template.Template;
import dev.dispatcher.local.template.TopicSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Topics and queues on this machine, without the rest of the system. Clients use the first topic.
final class OwnTopics implements AutoCloseable {

    private final LocalQueues queues;
    private final TopicEndpoint endpoint;
    private final Cloud cloud;
    private boolean areQueuesLost;

    OwnTopics(List<TopicSpec> topics, List<QueueSpec> specs, Clock clock) {
        this.queues = LocalQueues.inMemory(specs);
        this.endpoint = new TopicEndpoint(0, new Topics(topics), queues, clock);
        this.cloud = new Cloud(
                Cloud.sns(endpoint.url()),
                Cloud.sqs(queues.endpoint()),
                Topics.arn(topics.getFirst().name()),
                specs.stream().map(QueueSpec::name).collect(Collectors.toMap(Function.identity(), queues::url)));
    }

    /// Those of topics.yaml.
    static OwnTopics ofTemplate(Clock clock) {
        var template = Template.read(Path.of("src/test/resources/topics.yaml"));
        return new OwnTopics(template.topics(), template.queues(), clock);
    }

    Cloud cloud() {
        return cloud;
    }

    String url() {
        return endpoint.url();
    }

    void loseTheQueues() {
        areQueuesLost = true;
        queues.close();
    }

    @Override
    public void close() {
        cloud.close();
        endpoint.close();
        if (!areQueuesLost) queues.close();
    }
}
