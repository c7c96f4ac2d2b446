package dev.dispatcher.scripts.recovery;

import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.scripts.ProcessStatus;
import dev.dispatcher.scripts.Task;
import dev.dispatcher.scripts.recovery.Sight.Found;
import dev.dispatcher.scripts.recovery.Sight.Unasked;
import dev.dispatcher.scripts.recovery.Verdict.AskAgain;
import dev.dispatcher.scripts.recovery.Verdict.Look;
import dev.dispatcher.scripts.recovery.Verdict.Settle;
import dev.dispatcher.scripts.recovery.Verdict.StopTask;
import dev.dispatcher.scripts.recovery.Verdict.Wait;
import dev.dispatcher.scripts.starting.NextInLine;
import dev.dispatcher.scripts.starting.TaskRunner;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Settles processes whose agent does not do it, by what is heard and seen of their tasks; then fills free places.
/// Any number may run at once, and any of them may die anywhere.
@Singleton
public final class ProcessRecovery {

    private static final Logger log = LoggerFactory.getLogger(ProcessRecovery.class);
    private static final Duration RESERVE = Duration.ofSeconds(15);

    private final Watchlist watchlist;
    private final Sights sights;
    private final TaskRunner runner;
    private final NextInLine line;
    private final Orphans orphans;
    private final ProcessMonitor monitor;
    private final Judgement judgement = new Judgement();

    ProcessRecovery(
            Watchlist watchlist,
            Sights sights,
            TaskRunner runner,
            NextInLine line,
            Orphans orphans,
            ProcessMonitor monitor) {
        this.watchlist = watchlist;
        this.sights = sights;
        this.runner = runner;
        this.line = line;
        this.orphans = orphans;
        this.monitor = monitor;
    }

    /// Everything that is due.
    public void recover(Deadline deadline) {
        monitor.report();
        List<Followed> due;
        do {
            due = watchlist.due();
            judge(due);
        } while (due.size() == Watchlist.ROWS_MAX && deadline.hasLeft(RESERVE));
        line.start();
        orphans.stopHourly();
    }

    /// News of a task, at most once each. The end of one may settle its process, and leaves a place for the next.
    public void hear(Task task) {
        var process = task.process();
        if (process == null) return;
        boolean isNew = watchlist.hear(process, task);
        log.info("process {}: {}{}", process, task, isNew ? "" : ", which is old or no news of ours");
        if (!isNew) return;
        watchlist.find(process).ifPresent(followed -> judge(List.of(followed)));
        if (task.isOver()) line.start();
    }

    private void judge(List<Followed> processes) {
        var unclear = new ArrayList<Followed>();
        var again = new ArrayList<UUID>();
        for (var process : processes) act(process, new Unasked(), unclear, again);
        var seen = sights.of(unclear);
        for (var process : unclear) {
            act(process, seen.getOrDefault(process.id(), new Sight.Unreachable()), new ArrayList<>(), again);
        }
        line.start(again);
    }

    private void act(Followed process, Sight sight, List<Followed> unclear, List<UUID> again) {
        if (process.status().isOver()) {
            watchlist.erase(process.id());
            return;
        }
        var task = sight instanceof Found(var found) ? found.id() : process.task();
        switch (judgement.of(process, sight)) {
            case Wait() -> {}
            case Look() -> unclear.add(process);
            case AskAgain() -> again.add(process.id());
            case StopTask(var reason) -> stop(process, task, reason);
            case Settle settle -> settle(process, task, settle);
        }
    }

    private void settle(Followed process, @Nullable String task, Settle settle) {
        if (!watchlist.settle(process, settle)) return;
        if (settle.mayRun()) stop(process, task, settle.reason());
        log.info("process {}: {}, {}", process.id(), settle.status().word(), settle.reason());
        if (settle.status() == ProcessStatus.LOST) log.warn("process {} is lost", process.id());
    }

    /// Best effort: whoever claims a settled process is turned away, and an orphan is found within the hour.
    private void stop(Followed process, @Nullable String task, String reason) {
        if (task == null) return;
        try {
            runner.stop(task, reason);
            watchlist.stopSent(process.id());
        } catch (RemoteFailure failure) {
            log.warn("the task of process {} could not be stopped", process.id(), failure);
        }
    }
}
