package dev.dispatcher.events.processing;

import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction.Done;
import dev.dispatcher.events.Reaction.Writes;
import dev.dispatcher.events.processing.Attempts.Failed;
import dev.dispatcher.events.processing.Attempts.Succeeded;
import dev.dispatcher.platform.lambda.Deadline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

/// The events of one claim, from the first attempt to the last completion. Nothing claimed is left behind: it is
/// completed, failed, released, or somebody else's by now.
final class Round {

    private final Rules rules;
    private final long token;
    private final Deadline deadline;
    private final Queue<Delivery> waiting;
    private final List<UUID> done = new ArrayList<>();
    private long leasedAt = System.nanoTime();
    private boolean stuck;

    Round(Rules rules, long token, Deadline deadline, List<Delivery> claimed) {
        this.rules = rules;
        this.token = token;
        this.deadline = deadline;
        this.waiting = new ArrayDeque<>(claimed);
    }

    /// The events nobody started, given back.
    Set<UUID> run() {
        while (!waiting.isEmpty() && !stuck && deadline.hasLeft(rules.config().attemptNeeds())) {
            keepLease();
            var delivery = waiting.poll();
            if (delivery != null) attempt(delivery);
        }
        flush();
        return release();
    }

    boolean isStuck() {
        return stuck;
    }

    private void attempt(Delivery delivery) {
        switch (rules.attempts().run(delivery, this::flush)) {
            case Succeeded(Done(var writes)) when writes.equals(Writes.NONE) -> done.add(delivery.id());
            case Succeeded(Done(var writes)) -> completeWith(delivery, writes);
            case Failed(var failure) -> fail(delivery, failure);
        }
    }

    /// Completions that write nothing else share a statement. One is never held back while another attempt runs long.
    private void flush() {
        if (done.isEmpty()) return;
        var ours = rules.claims().complete(done, token);
        if (ours.size() < done.size()) rules.superseded(done.size() - ours.size());
        done.clear();
    }

    private void completeWith(Delivery delivery, Writes writes) {
        try {
            boolean ours = rules.database().inTransaction(() -> {
                if (rules.claims().complete(List.of(delivery.id()), token).isEmpty()) return false;
                writes.write();
                return true;
            });
            if (!ours) rules.superseded(1);
        } catch (RuntimeException failure) {
            var reason = "its writes failed: " + failure.getMessage();
            fail(delivery, new Failure.ForNow(reason, null));
        }
    }

    private void fail(Delivery delivery, Failure failure) {
        if (failure instanceof Failure.TimedOut timedOut) stuck = timedOut.isStuck();
        rules.fail(delivery, token, failure);
    }

    /// An attempt is only started under a lease that outlasts it.
    private void keepLease() {
        var slack = rules.config().lease().minus(rules.config().attemptNeeds());
        if (System.nanoTime() - leasedAt < slack.toNanos()) return;
        flush();
        leasedAt = System.nanoTime();
        var ours =
                new HashSet<>(rules.claims().renew(ids(), token, rules.config().lease()));
        if (ours.size() < waiting.size()) rules.superseded(waiting.size() - ours.size());
        waiting.removeIf(delivery -> !ours.contains(delivery.id()));
    }

    private Set<UUID> release() {
        if (waiting.isEmpty()) return Set.of();
        return new HashSet<>(rules.claims().release(ids(), token));
    }

    private List<UUID> ids() {
        return waiting.stream().map(Delivery::id).toList();
    }
}
