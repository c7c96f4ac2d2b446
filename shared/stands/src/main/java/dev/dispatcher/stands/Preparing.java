package dev.dispatcher.stands;

import dev.dispatcher.stands.gitlab.Variable;
import jakarta.inject.Singleton;
import java.util.Objects;

/// Branch, environment and variables, one after the other: look, and make it if it is not there. Only a look says that
/// it is, so a lost answer costs nothing but another look.
@Singleton
final class Preparing {

    private static final int BRANCH = 0;
    private static final int ENVIRONMENT = 1;
    private static final int VARIABLES = 2;

    private final Claims claims;

    Preparing(Claims claims) {
        this.claims = claims;
    }

    Next turn(WakeUp wakeUp) {
        var run = wakeUp.run();
        if (run.isToBeCanceled()) return Ends.canceled(wakeUp);
        if (Ends.isOverTime(wakeUp)) {
            run.cancelCause = Cause.TIMEOUT;
            return Ends.canceled(wakeUp);
        }
        if (!wakeUp.hand().canRead()) return new Next.At(wakeUp.now());
        return switch (run.phase) {
            case BRANCH -> branch(wakeUp);
            case ENVIRONMENT -> environment(wakeUp);
            default -> variable(wakeUp, run.phase - VARIABLES);
        };
    }

    private Next branch(WakeUp wakeUp) {
        var held = wakeUp.held();
        var found = wakeUp.read(gitLab -> gitLab.branch(wakeUp.project(), held.name));
        if (found.isPresent()) return nextPhase(wakeUp);
        if (!held.branchOurs) claims.ownBranch(wakeUp.lease());
        held.branchOurs = true;
        wakeUp.change(gitLab -> gitLab.createBranch(wakeUp.project(), held.name, held.plan.ref()));
        return new Next.At(wakeUp.now());
    }

    private Next environment(WakeUp wakeUp) {
        var held = wakeUp.held();
        var found = wakeUp.read(gitLab -> gitLab.environment(wakeUp.project(), held.name));
        if (found.isPresent()) return nextPhase(wakeUp);
        if (!held.environmentOurs) claims.ownEnvironment(wakeUp.lease());
        held.environmentOurs = true;
        wakeUp.change(gitLab -> gitLab.createEnvironment(wakeUp.project(), held.name));
        return new Next.At(wakeUp.now());
    }

    private Next variable(WakeUp wakeUp, int index) {
        var held = wakeUp.held();
        if (index >= held.plan.keys().size()) {
            held.run.enter(RunState.TRIGGERING);
            return Next.again();
        }
        var key = held.plan.keys().get(index);
        var wanted =
                new Variable(key, Objects.requireNonNull(held.plan.variables().get(key)), held.name);
        var found = wakeUp.read(gitLab -> gitLab.variable(wakeUp.project(), key, held.name));
        if (found.isPresent() && found.get().value().equals(wanted.value())) return nextPhase(wakeUp);
        wakeUp.change(gitLab -> {
            if (found.isPresent()) gitLab.updateVariable(wakeUp.project(), wanted);
            else gitLab.createVariable(wakeUp.project(), wanted);
        });
        return new Next.At(wakeUp.now());
    }

    private static Next nextPhase(WakeUp wakeUp) {
        wakeUp.run().nextPhase();
        return Next.again();
    }
}
