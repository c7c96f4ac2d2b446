package dev.dispatcher.scripts.ecs;

import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.scripts.Task;
import dev.dispatcher.scripts.starting.TaskRunner;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;

/// A Fargate task for each process. It is told the process's id and nothing else: overrides are seen by everybody who
/// may describe tasks, and all of them together may have 8,192 characters.
@Singleton
@Secondary
public final class EcsTaskRunner implements TaskRunner {

    static final String CONTAINER = "agent";
    static final String PROCESS_ID = "PROCESS_ID";

    private static final int AT_ONCE = 100;
    private static final int REASON_MAX = 255;

    private final Client client;
    private final Provider<EcsConfig> config;

    /// The configuration is asked for by the first who needs a task: a function has other work than scripts.
    EcsTaskRunner(Client client, Provider<EcsConfig> config) {
        this.client = client;
        this.config = config;
    }

    @Override
    public Answer start(UUID process) {
        try {
            return Answers.of(client.get().runTask(request(process)));
        } catch (SdkException failure) {
            return Answers.of(failure);
        }
    }

    /// The same for the same process, whoever asks: with other parameters its key would be refused.
    private RunTaskRequest request(UUID process) {
        var id = process.toString();
        return RunTaskRequest.builder()
                .cluster(config.get().cluster())
                .taskDefinition(config.get().taskDefinition())
                .launchType(LaunchType.FARGATE)
                .clientToken(id)
                .startedBy(id)
                .count(1)
                .networkConfiguration(network -> network.awsvpcConfiguration(vpc -> vpc.subnets(
                                config.get().subnets())
                        .securityGroups(config.get().securityGroups())
                        .assignPublicIp(
                                config.get().publicAddress() ? AssignPublicIp.ENABLED : AssignPublicIp.DISABLED)))
                .overrides(overrides -> overrides.containerOverrides(ContainerOverride.builder()
                        .name(CONTAINER)
                        .environment(KeyValuePair.builder()
                                .name(PROCESS_ID)
                                .value(id)
                                .build())
                        .build()))
                .build();
    }

    @Override
    public List<Task> look(Collection<String> tasks) {
        var arns = List.copyOf(tasks);
        var found = new ArrayList<Task>();
        for (int i = 0; i < arns.size(); i += AT_ONCE) {
            var some = arns.subList(i, Math.min(arns.size(), i + AT_ONCE));
            asked(() -> client.get()
                            .describeTasks(
                                    ask -> ask.cluster(config.get().cluster()).tasks(some)))
                    .tasks()
                    .forEach(task -> found.add(Answers.task(task)));
        }
        return found;
    }

    /// ECS lists those that shall run and those that shall not apart.
    @Override
    public List<Task> of(UUID process) {
        var arns = new ArrayList<String>();
        for (var status : List.of(DesiredStatus.RUNNING, DesiredStatus.STOPPED)) {
            arns.addAll(listed(ListTasksRequest.builder()
                    .cluster(config.get().cluster())
                    .startedBy(process.toString())
                    .desiredStatus(status)
                    .build()));
        }
        return look(arns);
    }

    @Override
    public List<Task> running() {
        return look(listed(ListTasksRequest.builder()
                        .cluster(config.get().cluster())
                        .family(config.get().family())
                        .desiredStatus(DesiredStatus.RUNNING)
                        .build()))
                .stream()
                .filter(task -> !task.isOver())
                .toList();
    }

    private List<String> listed(ListTasksRequest request) {
        return asked(() ->
                client.get().listTasksPaginator(request).taskArns().stream().toList());
    }

    @Override
    public void stop(String task, String reason) {
        var words = reason.substring(0, Math.min(REASON_MAX, reason.length()));
        try {
            client.get()
                    .stopTask(ask ->
                            ask.cluster(config.get().cluster()).task(task).reason(words));
        } catch (InvalidParameterException _) {
            // nobody knows this task any more
        } catch (SdkException failure) {
            throw new RemoteFailure("ECS did not stop the task " + task, failure);
        }
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException failure) {
            throw new RemoteFailure("ECS did not tell of tasks", failure);
        }
    }

    /// The SDK's client, made on first use.
    interface Client extends Supplier<EcsClient> {}
}
