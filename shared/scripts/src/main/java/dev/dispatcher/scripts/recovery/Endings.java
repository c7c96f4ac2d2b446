package dev.dispatcher.scripts.recovery;

import dev.dispatcher.scripts.ProcessStatus;
import dev.dispatcher.scripts.Task;
import dev.dispatcher.scripts.recovery.Verdict.Settle;

/// What the end of a task says about a script that ran in it, when its agent said nothing.
final class Endings {

    private static final int KILLED = 137;

    private Endings() {}

    static Settle of(Followed process, Task.End end) {
        if (process.isStopWanted()) return ended(ProcessStatus.KILLED, "stopped together with its task", end);
        if (Judgement.isOvertime(process)) return ended(ProcessStatus.TIMED_OUT, "stopped together with its task", end);
        if (isOutOfMemory(end)) return ended(ProcessStatus.FAILED, "out of memory", end);
        return switch (end.stopCode()) {
            case "EssentialContainerExited" -> ended(ProcessStatus.FAILED, "its agent was lost", end);
            case "UserInitiated" -> ended(ProcessStatus.KILLED, "its task was stopped by somebody", end);
            default -> ended(ProcessStatus.LOST, "its task was lost", end);
        };
    }

    /// Nobody knows how it ended. That is what was wanted, or it is lost.
    static ProcessStatus unknown(Followed process) {
        return process.isStopWanted() ? ProcessStatus.KILLED : ProcessStatus.LOST;
    }

    /// Stop code and reason, as far as they say anything.
    static String words(Task.End end) {
        return end.reason() == null ? end.stopCode() : end.stopCode() + ", " + end.reason();
    }

    private static boolean isOutOfMemory(Task.End end) {
        return end.exitCode() != null
                && end.exitCode() == KILLED
                && end.reason() != null
                && end.reason().contains("OutOfMemory");
    }

    private static Settle ended(ProcessStatus status, String what, Task.End end) {
        var exitCode = status == ProcessStatus.FAILED ? end.exitCode() : null;
        return Settle.ended(status, "%s (%s)".formatted(what, words(end)), exitCode);
    }
}
