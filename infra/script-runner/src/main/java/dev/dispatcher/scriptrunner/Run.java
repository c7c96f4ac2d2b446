package dev.dispatcher.scriptrunner;

import dev.dispatcher.scriptrunner.journal.Assignment;
import dev.dispatcher.scriptrunner.journal.Report.End;
import dev.dispatcher.scriptrunner.system.Family;
import java.time.Duration;

/// Watches over a script that runs, until nothing of it is left.
final class Run {

    /// What a script leaves behind may still write down what it was given: `exec > >(tee log)` ends a moment later.
    private static final Duration LINGERING = Duration.ofSeconds(1);

    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

    /// A process that waits for a broken disk cannot be ended by anybody.
    private static final Duration BURIAL = Duration.ofSeconds(20);

    private final Assignment assignment;
    private final Family family;
    private final Outbox outbox;
    private final Bell bell;
    private final long startNanos = System.nanoTime();
    private String reason = "";

    Run(Assignment assignment, Family family, Outbox outbox, Bell bell) {
        this.assignment = assignment;
        this.family = family;
        this.outbox = outbox;
        this.bell = bell;
        var _ = family.ended().thenRun(bell::ring);
    }

    /// Why it is over. Nothing that belongs to the script is alive afterwards.
    End toItsEnd() throws InterruptedException {
        var end = watch();
        if (end == End.ENDED) linger();
        else if (!bell.isFenced()) askToEnd();
        endTheRest();
        return end;
    }

    /// For people.
    String reason() {
        return reason;
    }

    private End watch() throws InterruptedException {
        while (true) {
            int heard = bell.heard();
            if (family.ended().isDone()) return End.ENDED;
            if (bell.isFenced()) return over(End.STOPPED, "somebody else had decided about it");
            var stop = bell.stopReason();
            if (stop.isPresent()) return over(End.STOPPED, "stopped: " + stop.get());
            var left = assignment.timeLimit().minus(Duration.ofNanos(System.nanoTime() - startNanos));
            if (!left.isPositive()) return over(End.TIME_LIMIT, "ran longer than " + text(assignment.timeLimit()));
            var idle = assignment.idleLimit();
            var quiet = idle == null ? LONGEST_LOOK : idle.minus(outbox.silence());
            if (idle != null && !quiet.isPositive()) {
                return over(End.IDLE_LIMIT, "printed nothing for " + text(idle));
            }
            var next = left.compareTo(quiet) < 0 ? left : quiet;
            bell.await(heard, next.plusMillis(1));
        }
    }

    private End over(End end, String why) {
        reason = why;
        return end;
    }

    private void linger() throws InterruptedException {
        await(LINGERING);
        if (!family.extinct().isDone()) reason = "what it left running was ended";
    }

    private void askToEnd() throws InterruptedException {
        long asked = System.nanoTime();
        family.ask();
        while (!family.groupIsGone()) {
            var grace = bell.graceOr(assignment.grace());
            if (System.nanoTime() - asked >= grace.toNanos()) return;
            bell.await(bell.heard(), GLANCE);
        }
    }

    private void endTheRest() throws InterruptedException {
        long begun = System.nanoTime();
        while (!family.extinct().isDone() && System.nanoTime() - begun < BURIAL.toNanos()) {
            family.end();
            await(GLANCE);
        }
        if (!family.extinct().isDone()) reason += "; not all of its processes could be ended";
    }

    private void await(Duration longest) throws InterruptedException {
        long begun = System.nanoTime();
        while (!family.extinct().isDone() && System.nanoTime() - begun < longest.toNanos()) {
            Thread.sleep(GLANCE.dividedBy(4));
        }
    }

    private static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
