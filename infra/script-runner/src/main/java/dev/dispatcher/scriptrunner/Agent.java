package dev.dispatcher.scriptrunner;

import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.sealing.EnvironmentBlock;
import dev.dispatcher.platform.sealing.SealBroken;
import dev.dispatcher.scriptrunner.journal.Assignment;
import dev.dispatcher.scriptrunner.journal.Claim;
import dev.dispatcher.scriptrunner.journal.Journal;
import dev.dispatcher.scriptrunner.journal.Report;
import dev.dispatcher.scriptrunner.journal.Report.End;
import dev.dispatcher.scriptrunner.system.Family;
import dev.dispatcher.scriptrunner.system.SpawnFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs one process from its claim to its report.
final class Agent {

    private static final Duration CLAIM_PATIENCE = Duration.ofMinutes(2);
    private static final Duration REPORT_PATIENCE = Duration.ofMinutes(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Orders orders;
    private final Journal journal;
    private final Bell bell;
    private final Voice voice;

    Agent(Orders orders, Bell bell, Voice voice) {
        this.orders = orders;
        this.journal = new Journal(orders.signIn, orders.process);
        this.bell = bell;
        this.voice = voice;
    }

    /// Whether the database knows how it ended. Whether the script went well is no concern of ours.
    boolean work() throws InterruptedException {
        try (journal) {
            var patience = new Patience(voice, () -> bell.stopReason().isPresent());
            patience.endsAfter(CLAIM_PATIENCE);
            return switch (patience.until(journal::claim)) {
                case Claim.Claimed claimed -> run(claimed.assignment());
                case Claim.Stopped _ -> leave("stopped before it began", true);
                case Claim.Taken _ -> leave("not ours to run", false);
                case null -> leave("left before anybody answered to the claim", false);
            };
        }
    }

    private boolean leave(String why, boolean isSettled) {
        voice.say(why);
        return isSettled;
    }

    private boolean run(Assignment assignment) throws InterruptedException {
        voice.say("claimed");
        WorkFolder folder = null;
        try {
            folder = new WorkFolder(orders.user, ScriptText.forBash(assignment.script()));
            var command = orders.user.starting("bash", folder.script().toString());
            return watch(assignment, Family.start(command, environment(assignment, folder), folder.work()));
        } catch (IOException | SpawnFailure | SealBroken | RemoteFailure failure) {
            var patience = new Patience(voice);
            patience.endsAfter(REPORT_PATIENCE);
            return report(Report.notStarted("could not be started: " + failure.getMessage()), patience);
        } finally {
            if (folder != null) folder.remove();
        }
    }

    private Map<String, String> environment(Assignment assignment, WorkFolder folder) {
        var variables = new HashMap<>(Map.of("PATH", PATH, "HOME", folder.work().toString()));
        var sealed = assignment.sealedEnvironment();
        if (sealed.length > 0) variables.putAll(EnvironmentBlock.read(orders.sealing.open(orders.process, sealed)));
        return variables;
    }

    private boolean watch(Assignment assignment, Family family) throws InterruptedException {
        var outbox = new Outbox(assignment.keptBytes());
        var patience = new Patience(voice);
        var output = new Listener(1, family.output(), outbox);
        var errors = new Listener(2, family.errors(), outbox);
        var courier =
                Thread.ofPlatform().daemon().name("courier").start(new Courier(journal, outbox, bell, patience)::work);
        var run = new Run(assignment, family, outbox, bell);
        var end = run.toItsEnd();
        output.awaitEnd(LAST_WORDS);
        errors.awaitEnd(LAST_WORDS);
        patience.endsAfter(REPORT_PATIENCE);
        outbox.complete();
        courier.join();
        return report(ending(end, run.reason(), family, output, errors), patience);
    }

    private static Report ending(End end, String reason, Family family, Listener output, Listener errors) {
        var status = family.ended().getNow(null);
        return new Report(
                end,
                status == null ? null : status.code(),
                status == null ? null : status.signal(),
                reason.isEmpty() ? null : reason,
                output.heard(),
                errors.heard());
    }

    private boolean report(Report report, Patience patience) throws InterruptedException {
        @Nullable Boolean isHeard = patience.until(() -> journal.finish(report));
        voice.say("%s (exit %s, signal %s)%s"
                .formatted(
                        report.end(),
                        report.exitCode(),
                        report.signal(),
                        isHeard == null ? ", and nobody could be told" : ""));
        return isHeard != null;
    }
}
