package dev.dispatcher.events.processing;

import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.intake.QueueIntake;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.Sandbox;
import dev.dispatcher.platform.lambda.Unfinished;
import dev.dispatcher.platform.queues.Incoming;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Take in, claim, act, record. No transaction is open while a reaction acts, because acting waits on other people's
/// servers. What is due is claimed together; what was lost once before is claimed alone, last, just before it runs.
@Singleton
public final class EventProcessing {

    private final QueueIntake intake;
    private final Rules rules;
    private final Sandbox sandbox;
    private final SecureRandom random = new SecureRandom();

    EventProcessing(QueueIntake intake, Rules rules, Sandbox sandbox) {
        this.intake = intake;
        this.rules = rules;
        this.sandbox = sandbox;
    }

    public Unfinished process(List<Incoming> messages, Deadline deadline) {
        var taken = intake.take(messages);
        return taken.unfinished(run(taken.events(), deadline));
    }

    /// The events that were due and that nobody started.
    private Set<UUID> run(Set<UUID> ids, Deadline deadline) {
        if (ids.isEmpty()) return Set.of();
        if (!canStart(deadline)) return ids;
        var token = random.nextLong();
        var claimed =
                rules.claims().claim(ids, token, ids.size() == 1, rules.config().lease());
        var untouched = new HashSet<>(run(claimed, token, deadline));
        if (claimed.size() < ids.size()) untouched.addAll(runLoners(others(ids, claimed), deadline));
        return untouched;
    }

    private Set<UUID> runLoners(Set<UUID> ids, Deadline deadline) {
        var untouched = new HashSet<UUID>();
        for (var id : rules.claims().loners(ids)) {
            if (!canStart(deadline)) {
                untouched.add(id);
                continue;
            }
            var token = random.nextLong();
            var claimed = rules.claims()
                    .claim(List.of(id), token, true, rules.config().lease());
            untouched.addAll(run(claimed, token, deadline));
        }
        return untouched;
    }

    private Set<UUID> run(List<Delivery> claimed, long token, Deadline deadline) {
        var round = new Round(rules, token, deadline, claimed);
        try {
            return round.run();
        } finally {
            // Also when the rest of the round could not be written down: what is stuck may hold the connection.
            if (round.isStuck()) sandbox.replace("a reaction goes on after its deadline and its interrupt");
        }
    }

    private boolean canStart(Deadline deadline) {
        return !sandbox.isLeaving() && deadline.hasLeft(rules.config().attemptNeeds());
    }

    private static Set<UUID> others(Set<UUID> ids, List<Delivery> claimed) {
        var others = new HashSet<>(ids);
        claimed.forEach(delivery -> others.remove(delivery.id()));
        return others;
    }
}
