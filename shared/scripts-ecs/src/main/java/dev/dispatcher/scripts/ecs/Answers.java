package dev.dispatcher.scripts.ecs;

import dev.dispatcher.platform.json.Json;
import dev.dispatcher.scripts.Task;
import dev.dispatcher.scripts.starting.TaskRunner.Answer;
import dev.dispatcher.scripts.starting.TaskRunner.NoCapacity;
import dev.dispatcher.scripts.starting.TaskRunner.Refused;
import dev.dispatcher.scripts.starting.TaskRunner.Started;
import dev.dispatcher.scripts.starting.TaskRunner.Unanswered;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;

/// What ECS says, in our words.
final class Answers {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /// More tasks or processors at once than the account may have, or than there are.
    private static final List<String> NO_ROOM = List.of("reached the limit", "Capacity");

    /// Too many calls. Whether an earlier one has started the task, this answer does not say.
    private static final List<String> TOO_OFTEN = List.of("Throttling", "Rate exceeded");

    private Answers() {}

    static Answer of(RunTaskResponse response) {
        if (response.hasTasks() && !response.tasks().isEmpty()) {
            return new Started(response.tasks().getFirst().taskArn());
        }
        var reasons = response.failures().stream()
                .map(failure ->
                        failure.detail() == null ? failure.reason() : failure.reason() + ", " + failure.detail())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return new NoCapacity(reasons.isEmpty() ? "ECS started nothing and gave no reason" : reasons);
    }

    static Answer of(SdkException failure) {
        return switch (failure) {
            // Asked for earlier, with other parameters: before a deployment, most likely. That task is ours.
            case ConflictException conflict
            when conflict.hasResourceIds() && !conflict.resourceIds().isEmpty() ->
                new Started(conflict.resourceIds().getFirst());
            case AwsServiceException said -> answered(said);
            default -> new Unanswered("ECS did not answer: " + failure.getMessage());
        };
    }

    private static Answer answered(AwsServiceException said) {
        var details = said.awsErrorDetails();
        var words = details == null ? "HTTP " + said.statusCode() : details.errorCode() + ", " + details.errorMessage();
        if (NO_ROOM.stream().anyMatch(words::contains)) return new NoCapacity(words);
        boolean isTooOften =
                said.statusCode() == TOO_MANY_REQUESTS || TOO_OFTEN.stream().anyMatch(words::contains);
        return isTooOften || said.statusCode() >= SERVER_ERROR
                ? new Unanswered("ECS failed: " + words)
                : new Refused(words);
    }

    static Task task(software.amazon.awssdk.services.ecs.model.Task task) {
        var process =
                task.startedBy() == null ? null : Json.uuid(task.startedBy()).orElse(null);
        return new Task(
                task.taskArn(), process, task.version(), "STOPPED".equals(task.lastStatus()) ? end(task) : null);
    }

    /// The container knows of memory and exit codes, the task of everything else.
    private static Task.End end(software.amazon.awssdk.services.ecs.model.Task task) {
        var agent = task.containers().stream()
                .filter(container -> EcsTaskRunner.CONTAINER.equals(container.name()))
                .findFirst();
        var code = task.stopCodeAsString();
        var reason = agent.map(Container::reason).orElse(task.stoppedReason());
        return new Task.End(
                code == null ? "" : code, reason, agent.map(Container::exitCode).orElse(null));
    }
}
