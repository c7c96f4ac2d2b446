package dev.dispatcher.orders.quarantine;

import dev.dispatcher.database.Database;
import dev.dispatcher.orders.Outcome;
import dev.dispatcher.orders.Outcome.Accepted;
import dev.dispatcher.orders.Outcome.Conflict;
import dev.dispatcher.orders.Outcome.Duplicate;
import dev.dispatcher.orders.Outcome.Invalid;
import dev.dispatcher.orders.Outcome.Unparseable;
import dev.dispatcher.orders.Source;
import dev.dispatcher.orders.intake.Arrival;
import dev.dispatcher.orders.intake.OrderIntake;
import dev.dispatcher.orders.quarantine.Quarantined.Status;
import dev.dispatcher.orders.quarantine.Refusal.Kind;
import dev.dispatcher.platform.Metrics;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps what could not become an order, until it became one or somebody gave it up.
@Singleton
public final class Quarantine {

    private final Database database;
    private final Messages messages;
    private final OrderIntake intake;
    private final Metrics metrics;

    Quarantine(Database database, Messages messages, OrderIntake intake, Metrics metrics) {
        this.database = database;
        this.messages = messages;
        this.intake = intake;
        this.metrics = metrics;
    }

    /// What came of an attempt to settle a message.
    public sealed interface Settling {}

    /// It was taken for what it is: an order, a duplicate, or refused once more and still waiting.
    public record Replayed(Outcome outcome) implements Settling {}

    /// It is given up, now or before.
    public record Discarded() implements Settling {}

    /// It was settled the other way before, and that stays.
    public record Settled(Quarantined message) implements Settling {}

    /// There is no such message.
    public record Unknown() implements Settling {}

    /// Keeps a message once, however often it is delivered. Whether it was new.
    public boolean keep(Source source, String message, String raw, Refusal refusal) {
        if (!messages.add(source, message, raw, refusal)) return false;
        database.afterCommit(() -> metrics.put(
                Map.of(),
                Map.of("orders_quarantined", 1, "orders_" + refusal.kind().word(), 1)));
        return true;
    }

    public Optional<Quarantined> find(UUID id) {
        return messages.find(id);
    }

    /// Page `page`, counted from 1; null means any.
    public QuarantinePage page(@Nullable Status status, @Nullable Kind kind, int page, int limit) {
        return new QuarantinePage(
                messages.page(status, kind, limit, (page - 1L) * limit),
                messages.count(status, kind),
                messages.waiting());
    }

    /// Takes the message in as if it came now. What has become an order before is not taken again.
    public Settling replay(UUID id, String by) {
        return database.inTransaction(() -> {
            var kept = messages.lock(id);
            if (kept.isEmpty()) return new Unknown();
            var message = kept.get();
            return message.status() == Status.NEW ? replay(message, by) : new Settled(message);
        });
    }

    private Settling replay(Quarantined message, String by) {
        var outcome = intake.take(arrival(message));
        switch (outcome) {
            case Accepted(var order) -> messages.replayed(message.id(), "accepted", order.uid(), by);
            case Duplicate(var order) -> messages.replayed(message.id(), "duplicate", order.uid(), by);
            case Conflict _, Invalid _, Unparseable _ ->
                messages.refusedAgain(message.id(), Refusal.of(outcome).orElseThrow());
        }
        return new Replayed(outcome);
    }

    private static Arrival arrival(Quarantined message) {
        return message.source() == Source.HTTP
                ? new Arrival(message.raw(), Source.HTTP)
                : Arrival.ofMessage(message.raw());
    }

    public Settling discard(UUID id, String by, String why) {
        return database.inTransaction(() -> {
            var kept = messages.lock(id);
            if (kept.isEmpty()) return new Unknown();
            var message = kept.get();
            if (message.status() == Status.REPLAYED) return new Settled(message);
            if (message.status() == Status.NEW) messages.discarded(id, by, why);
            return new Discarded();
        });
    }
}
