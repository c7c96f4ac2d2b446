package dev.dispatcher.scripts.recovery;

import dev.dispatcher.scripts.ProcessStatus;
import org.jspecify.annotations.Nullable;

/// What is to be done about a process.
sealed interface Verdict {

    /// Nothing yet; it is looked at again within a minute.
    record Wait() implements Verdict {}

    /// It depends on its task: look there.
    record Look() implements Verdict {}

    /// Its task was asked for, and nobody knows what came of it: ask again under the same key.
    record AskAgain() implements Verdict {}

    /// Its task is told to stop; what comes of that decides.
    record StopTask(String reason) implements Verdict {}

    /// It is over, and like this. A task that may still run is then told to stop.
    record Settle(
            ProcessStatus status, String reason, @Nullable Integer exitCode, boolean mayRun) implements Verdict {

        static Settle ended(ProcessStatus status, String reason, @Nullable Integer exitCode) {
            return new Settle(status, reason, exitCode, false);
        }

        static Settle stopping(ProcessStatus status, String reason) {
            return new Settle(status, reason, null, true);
        }
    }
}
