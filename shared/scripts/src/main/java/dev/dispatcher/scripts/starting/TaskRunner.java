package dev.dispatcher.scripts.starting;

import dev.dispatcher.scripts.Task;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Where scripts run, a task for each process. What cannot be reached throws `RemoteFailure`, save where it is said.
public interface TaskRunner {

    /// Asks for the task of this process. Asked again it starts nothing a second time. Never throws `RemoteFailure`.
    Answer start(UUID process);

    /// What is known of these tasks now. One that is not among them is not known any more.
    List<Task> look(Collection<String> tasks);

    /// Tasks of this process that have not been forgotten.
    List<Task> of(UUID process);

    /// Every task of ours that is on its way or runs.
    List<Task> running();

    /// Has it told to end, and ended when it does not. One that is over already is no failure.
    void stop(String task, String reason);

    /// What came of asking.
    sealed interface Answer {}

    /// It is on its way. The same task, however often it was asked for.
    record Started(String task) implements Answer {}

    /// No room now; later there may be.
    record NoCapacity(String reason) implements Answer {}

    /// Never like this: somebody has to change something.
    record Refused(String reason) implements Answer {}

    /// Nobody knows whether it was started. Asking again tells.
    record Unanswered(String reason) implements Answer {}
}
