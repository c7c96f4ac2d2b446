package dev.dispatcher.orders.queue;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.SqlFailure;
import dev.dispatcher.orders.Outcome;
import dev.dispatcher.orders.Source;
import dev.dispatcher.orders.intake.Arrival;
import dev.dispatcher.orders.intake.OrderIntake;
import dev.dispatcher.orders.quarantine.Quarantine;
import dev.dispatcher.orders.quarantine.Refusal;
import dev.dispatcher.orders.quarantine.Refusal.Kind;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.Unfinished;
import dev.dispatcher.platform.queues.Incoming;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a batch of messages in, in one transaction: orders are stored, what cannot be one goes to quarantine. Only
/// what could not be written down goes back to the queue.
@Singleton
public final class OrderQueue {

    /// What one message may need at worst: a connection, a lock held by a neighbour, a commit.
    static final Duration ROOM = Duration.ofSeconds(8);

    private static final int IN_A_ROW_MAX = 2;
    private static final Logger log = LoggerFactory.getLogger(OrderQueue.class);

    private final Database database;
    private final OrderIntake intake;
    private final Quarantine quarantine;

    OrderQueue(Database database, OrderIntake intake, Quarantine quarantine) {
        this.database = database;
        this.intake = intake;
        this.quarantine = quarantine;
    }

    public Unfinished take(List<Incoming> messages, Deadline deadline) {
        if (messages.size() > 1) {
            try {
                store(messages);
                return Unfinished.NONE;
            } catch (SqlFailure failure) {
                log.warn("{} messages could not be stored together, so each is tried alone", messages.size(), failure);
            }
        }
        return new Unfinished(oneByOne(messages, deadline), Set.of());
    }

    /// One message's trouble does not become its neighbours'. When it is everybody's, the rest is not even tried.
    private Set<String> oneByOne(List<Incoming> messages, Deadline deadline) {
        var failed = new HashSet<String>();
        int inARow = 0;
        for (var message : messages) {
            if (inARow >= IN_A_ROW_MAX || !deadline.hasLeft(ROOM)) {
                failed.add(message.id());
                continue;
            }
            try {
                storeOrKeep(message);
                inARow = 0;
            } catch (SqlFailure failure) {
                log.error("message {} could not be stored", message.id(), failure);
                failed.add(message.id());
                inARow = failure instanceof SqlFailure.Unreachable ? inARow + 1 : 0;
            }
        }
        return failed;
    }

    /// A value that the database has no room for is the message's fault, and comes to nothing however often it is
    /// tried.
    private void storeOrKeep(Incoming message) {
        try {
            store(List.of(message));
        } catch (SqlFailure.Unstorable _) {
            var problem = new Finding("", "holds a value that the database cannot store.");
            keep(
                    message,
                    Arrival.ofMessage(message.body()).source(),
                    new Refusal(Kind.INVALID, null, List.of(problem)));
        }
    }

    private void store(List<Incoming> messages) {
        var arrivals = messages.stream()
                .map(message -> Arrival.ofMessage(message.body()))
                .toList();
        database.inTransaction(() -> {
            var outcomes = intake.takeAll(arrivals);
            for (int i = 0; i < outcomes.size(); i++) keep(messages.get(i), arrivals.get(i), outcomes.get(i));
            return outcomes;
        });
    }

    private void keep(Incoming message, Arrival arrival, Outcome outcome) {
        Refusal.of(outcome).ifPresent(refusal -> keep(message, arrival.source(), refusal));
    }

    private void keep(Incoming message, Source source, Refusal refusal) {
        if (!quarantine.keep(source, message.id(), message.body(), refusal)) return;
        log.warn(
                "message {} goes to quarantine, {}: {}",
                message.id(),
                refusal.kind().word(),
                refusal.problems().getFirst());
    }
}
