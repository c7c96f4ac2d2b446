package dev.dispatcher.scripts.recovery;

import dev.dispatcher.scripts.ProcessStatus;
import dev.dispatcher.scripts.Task;
import dev.dispatcher.scripts.recovery.Sight.Found;
import dev.dispatcher.scripts.recovery.Sight.Missing;
import dev.dispatcher.scripts.recovery.Sight.Unasked;
import dev.dispatcher.scripts.recovery.Sight.Unreachable;
import dev.dispatcher.scripts.recovery.Verdict.AskAgain;
import dev.dispatcher.scripts.recovery.Verdict.Look;
import dev.dispatcher.scripts.recovery.Verdict.Settle;
import dev.dispatcher.scripts.recovery.Verdict.StopTask;
import dev.dispatcher.scripts.recovery.Verdict.Wait;
import java.time.Duration;

/// Decides what the evidence about a process proves. That nothing is heard or seen is no proof until it has lasted.
final class Judgement {

    /// How long the agent's own report may come after the news that its task is over.
    static final Duration REPORT_DUE = Duration.ofSeconds(30);

    static final Duration SILENT = Duration.ofSeconds(60);
    static final Duration UNRESPONSIVE = Duration.ofMinutes(5);
    static final Duration ANSWER_DUE = Duration.ofSeconds(30);
    static final Duration SLOW_START = Duration.ofMinutes(10);
    static final Duration START_DUE = Duration.ofMinutes(20);
    static final Duration BACKSTOP = Duration.ofSeconds(15);
    static final Duration OVERTIME = Duration.ofSeconds(60);
    static final Duration WAITED_IN_VAIN = Duration.ofHours(24);

    /// A stopped task can be seen for an hour at least, so one that cannot be seen may be younger than that.
    static final Duration FORGOTTEN = Duration.ofHours(1);

    Verdict of(Followed process, Sight sight) {
        return switch (process.status()) {
            case QUEUED -> waiting(process);
            case STARTING -> starting(process, sight);
            case RUNNING, STOPPING -> running(process, sight);
            case FINISHED, FAILED, KILLED, TIMED_OUT, START_FAILED, LOST -> new Wait();
        };
    }

    private static Verdict waiting(Followed process) {
        if (process.times().since(process.times().createdAt()).compareTo(WAITED_IN_VAIN) < 0) return new Wait();
        return Settle.ended(ProcessStatus.START_FAILED, "There was no room for it for 24 hours.", null);
    }

    /// Its agent has not spoken, so the script has not run, and once this is settled it never will.
    private static Verdict starting(Followed process, Sight sight) {
        var age = process.times().since(process.times().startingAt());
        if (process.isStopWanted()) return Settle.stopping(ProcessStatus.KILLED, "stopped before it began");
        if (process.heard() != null) return neverRan(process.heard().end());
        if (age.compareTo(START_DUE) >= 0) {
            return Settle.stopping(ProcessStatus.START_FAILED, "Its task did not begin within 20 minutes.");
        }
        if (process.task() == null) return age.compareTo(ANSWER_DUE) < 0 ? new Wait() : new AskAgain();
        if (age.compareTo(SLOW_START) < 0) return new Wait();
        return switch (sight) {
            case Unasked() -> new Look();
            case Found(Task task) when task.end() != null -> neverRan(task.end());
            case Found _, Missing(), Unreachable() -> new Wait();
        };
    }

    private static Verdict running(Followed process, Sight sight) {
        var heard = process.heard();
        if (heard != null && process.times().since(heard.at()).compareTo(REPORT_DUE) >= 0) {
            return Endings.of(process, heard.end());
        }
        if (process.silence().compareTo(SILENT) >= 0) return silent(process, sight);
        return overdue(process);
    }

    private static Verdict silent(Followed process, Sight sight) {
        boolean isUnresponsive = process.silence().compareTo(UNRESPONSIVE) >= 0;
        return switch (sight) {
            case Unasked() -> new Look();
            case Found(Task task) when task.end() != null -> Endings.of(process, task.end());
            case Found _
            when isUnresponsive -> Settle.stopping(Endings.unknown(process), "Its agent was silent for five minutes.");
            case Missing()
            when process.times().since(process.times().startingAt()).compareTo(FORGOTTEN) >= 0 ->
                Settle.ended(Endings.unknown(process), "Its agent fell silent, and nobody knows its task.", null);
            case Found _, Missing(), Unreachable() -> overdue(process);
        };
    }

    /// The agent keeps time and stops scripts itself. This is for one that does not.
    private static Verdict overdue(Followed process) {
        var asked = process.times().since(process.times().stopRequestedAt());
        if (process.isStopWanted() && asked.compareTo(process.limits().grace().plus(BACKSTOP)) >= 0) {
            return new StopTask("stop was asked for and has not happened");
        }
        return isOvertime(process) ? new StopTask("time limit exceeded") : new Wait();
    }

    static boolean isOvertime(Followed process) {
        var limits = process.limits();
        var due = limits.time().plus(limits.grace()).plus(OVERTIME);
        return process.times().since(process.times().startedAt()).compareTo(due) >= 0;
    }

    private static Settle neverRan(Task.End end) {
        var reason = "Its task ended before the script began: " + Endings.words(end);
        return Settle.ended(ProcessStatus.START_FAILED, reason, null);
    }
}
