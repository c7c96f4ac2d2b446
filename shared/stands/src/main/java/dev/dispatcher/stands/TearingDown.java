package dev.dispatcher.stands;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Takes a stand down and proves it: a thing counts as gone when a look has not found it. A try has half an hour, and
/// after four tries in vain the stand is shown as leaking and tried daily.
@Singleton
final class TearingDown {

    static final Duration TRY_MAX = Duration.ofMinutes(30);
    static final int RETRIES = 3;

    private static final Duration NEXT_TRY = Duration.ofMinutes(1);
    private static final Duration NEXT_TRY_OF_LEAKING = Duration.ofDays(1);

    private final StandsConfig config;

    TearingDown(StandsConfig config) {
        this.config = config;
    }

    Next start(WakeUp wakeUp) {
        var held = wakeUp.held();
        held.run.startedAt = wakeUp.now();
        boolean byPipeline = held.plan.teardown().by() == Teardown.By.VARIABLES && held.builtSha != null;
        held.run.enter(byPipeline ? RunState.PREPARING : RunState.PROVING);
        return Next.again();
    }

    /// The pipeline that takes down runs on the commit that built: on the stand's branch while that is still there, or
    /// else on a branch of its own. Its name has a dot, so it is no stand's.
    Next prepare(WakeUp wakeUp) {
        var held = wakeUp.held();
        if (isLate(wakeUp)) return late(wakeUp);
        if (!wakeUp.hand().canRead()) return new Next.At(wakeUp.now());
        var name = held.run.phase == 0 ? held.name : ownBranch(held);
        var sha = String.valueOf(held.builtSha);
        var found = wakeUp.read(gitLab -> gitLab.branch(wakeUp.project(), name));
        if (found.isPresent() && (found.get().sha().equals(sha) || held.run.phase > 0)) {
            held.run.ref = name;
            held.run.enter(RunState.TRIGGERING);
            return Next.again();
        }
        if (held.run.phase == 0) {
            held.run.nextPhase();
            return Next.again();
        }
        wakeUp.change(gitLab -> gitLab.createBranch(wakeUp.project(), name, sha));
        return new Next.At(wakeUp.now());
    }

    private static String ownBranch(Held held) {
        return held.name + ".teardown";
    }

    /// What has to be gone, in this order. The branch is last: the commit that knows how to take down hangs on it.
    private sealed interface Proof {

        record EnvironmentStopped() implements Proof {}

        record Silent() implements Proof {}

        record VariableGone(String key) implements Proof {}

        record EnvironmentGone() implements Proof {}

        record BranchGone(String name) implements Proof {}
    }

    private static List<Proof> proofs(Held held) {
        var proofs = new ArrayList<Proof>();
        proofs.add(new Proof.EnvironmentStopped());
        proofs.add(new Proof.Silent());
        if (held.desired != Desired.DELETED) return proofs;
        held.plan.keys().forEach(key -> proofs.add(new Proof.VariableGone(key)));
        if (held.environmentOurs) proofs.add(new Proof.EnvironmentGone());
        proofs.add(new Proof.BranchGone(ownBranch(held)));
        if (held.branchOurs) proofs.add(new Proof.BranchGone(held.name));
        return proofs;
    }

    Next prove(WakeUp wakeUp) {
        var held = wakeUp.held();
        var proofs = proofs(held);
        if (held.run.phase >= proofs.size()) return down(wakeUp);
        if (isLate(wakeUp)) return late(wakeUp);
        if (!wakeUp.hand().canRead()) return new Next.At(wakeUp.now());
        boolean isProven =
                switch (proofs.get(held.run.phase)) {
                    case Proof.EnvironmentStopped _ -> environmentStopped(wakeUp);
                    case Proof.Silent _ -> silent(wakeUp);
                    case Proof.VariableGone gone -> variableGone(wakeUp, gone.key());
                    case Proof.EnvironmentGone _ -> environmentGone(wakeUp);
                    case Proof.BranchGone gone -> branchGone(wakeUp, gone.name());
                };
        if (!isProven) return wakeUp.hand().canChange() ? Next.in(config.poll(), wakeUp.now()) : soon(wakeUp);
        held.run.nextPhase();
        return Next.again();
    }

    private static Next soon(WakeUp wakeUp) {
        return Next.in(Duration.ofSeconds(1), wakeUp.now());
    }

    private static boolean environmentStopped(WakeUp wakeUp) {
        var held = wakeUp.held();
        var found = wakeUp.read(gitLab -> gitLab.environment(wakeUp.project(), held.name));
        if (found.isEmpty() || found.get().isStopped()) return true;
        // One that hangs in stopping is asked once more in every further try.
        boolean asksAgain = held.teardownTries > 0 && held.run.looks == 0;
        if (found.get().isStopping() && !asksAgain) return false;
        held.run.looks = 1;
        wakeUp.change(
                gitLab -> gitLab.stopEnvironment(wakeUp.project(), found.get().id()));
        return false;
    }

    private static boolean silent(WakeUp wakeUp) {
        var url = wakeUp.plan().url(wakeUp.held().name);
        return url == null || !wakeUp.hand().answers(url);
    }

    private static boolean variableGone(WakeUp wakeUp, String key) {
        var scope = wakeUp.held().name;
        if (wakeUp.read(gitLab -> gitLab.variable(wakeUp.project(), key, scope)).isEmpty()) return true;
        wakeUp.change(gitLab -> gitLab.deleteVariable(wakeUp.project(), key, scope));
        return false;
    }

    private static boolean environmentGone(WakeUp wakeUp) {
        var found = wakeUp.read(gitLab -> gitLab.environment(wakeUp.project(), wakeUp.held().name));
        if (found.isEmpty()) return true;
        if (!found.get().isStopped()) {
            // Somebody has started it again: from the beginning.
            wakeUp.run().phase = 0;
            return false;
        }
        wakeUp.change(
                gitLab -> gitLab.deleteEnvironment(wakeUp.project(), found.get().id()));
        return false;
    }

    private static boolean branchGone(WakeUp wakeUp, String name) {
        if (wakeUp.read(gitLab -> gitLab.branch(wakeUp.project(), name)).isEmpty()) return true;
        wakeUp.change(gitLab -> gitLab.deleteBranch(wakeUp.project(), name));
        return false;
    }

    private static Next down(WakeUp wakeUp) {
        var held = wakeUp.held();
        held.run.finish(RunState.SUCCESS, null, wakeUp.now());
        held.leakingSince = null;
        held.teardownTries = 0;
        held.error = null;
        held.expiresAt = null;
        if (held.desired == Desired.DELETED) {
            held.observed = Observed.GONE;
            held.goneAt = wakeUp.now();
            return new Next.Never();
        }
        held.observed = Observed.STOPPED;
        held.stoppedAt = wakeUp.now();
        return new Next.At(wakeUp.now());
    }

    private static boolean isLate(WakeUp wakeUp) {
        return wakeUp.hasPassed(wakeUp.run().startedOrCreatedAt(), TRY_MAX);
    }

    static Next late(WakeUp wakeUp) {
        var silence = wakeUp.run().unanswered;
        var rest = silence == null ? "." : ": " + silence;
        return failedTry(
                wakeUp, new Sentence("It was not down within half an hour" + rest, "За полчаса стенд не убран" + rest));
    }

    /// This try is over. There will be another: nothing is ever forgotten because it would not go away.
    static Next failedTry(WakeUp wakeUp, Sentence why) {
        var held = wakeUp.held();
        held.run.finish(RunState.FAILED, why, wakeUp.now());
        held.error = why;
        if (held.teardownTries < RETRIES) {
            held.teardownTries++;
            return Next.in(NEXT_TRY, wakeUp.now());
        }
        if (held.leakingSince == null) held.leakingSince = wakeUp.now();
        return Next.in(NEXT_TRY_OF_LEAKING, wakeUp.now());
    }
}
