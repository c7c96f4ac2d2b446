package dev.dispatcher.orders.intake;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.intake.Inbox;
import dev.dispatcher.orders.Outcome;
import dev.dispatcher.orders.Outcome.Accepted;
import dev.dispatcher.orders.Outcome.Conflict;
import dev.dispatcher.orders.Outcome.Duplicate;
import dev.dispatcher.orders.Outcome.Invalid;
import dev.dispatcher.orders.Outcome.Unparseable;
import dev.dispatcher.orders.TakenOrder;
import dev.dispatcher.orders.form.NewOrder;
import dev.dispatcher.orders.form.OrderReader;
import dev.dispatcher.orders.form.Reading;
import dev.dispatcher.orders.form.Reading.Faulty;
import dev.dispatcher.orders.form.Reading.Garbled;
import dev.dispatcher.orders.form.Reading.Legible;
import dev.dispatcher.orders.intake.Orders.Known;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.Metrics;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Takes orders in: the first of an id is stored, with its lines and an event `order.accepted`; the same again is a
/// duplicate; another content under the same id is a conflict.
@Singleton
public final class OrderIntake {

    private static final EventType ACCEPTED = new EventType("order.accepted");

    private final OrderReader reader;
    private final Orders orders;
    private final Inbox inbox;
    private final Database database;
    private final Ids ids;
    private final Metrics metrics;

    public OrderIntake(OrderReader reader, Orders orders, Inbox inbox, Database database, Ids ids, Metrics metrics) {
        this.reader = reader;
        this.orders = orders;
        this.inbox = inbox;
        this.database = database;
        this.ids = ids;
        this.metrics = metrics;
    }

    /// What a listener to `order.accepted` is told; the rest it looks up.
    record AcceptedEvent(String orderUid, String customerId, String source) {}

    public Outcome take(Arrival arrival) {
        return takeAll(List.of(arrival)).getFirst();
    }

    /// What became of each, in their order. All that are stored are stored together.
    public List<Outcome> takeAll(List<Arrival> arrivals) {
        var readings = arrivals.stream()
                .map(arrival -> reader.read(arrival.text(), arrival.source()))
                .toList();
        return database.inTransaction(() -> outcomes(readings));
    }

    private List<Outcome> outcomes(List<Reading> readings) {
        var first = new LinkedHashMap<String, NewOrder>();
        for (var reading : readings) {
            if (reading instanceof Legible(var order)) first.putIfAbsent(order.uid(), order);
        }
        var inserted = orders.insertMissing(first.values());
        announce(first.values().stream()
                .filter(order -> inserted.containsKey(order.uid()))
                .toList());
        var stored = new HashMap<>(inserted);
        var others = first.keySet().stream()
                .filter(uid -> !inserted.containsKey(uid))
                .toList();
        if (!others.isEmpty()) stored.putAll(orders.known(others));
        return readings.stream()
                .map(reading -> outcome(reading, inserted, stored))
                .toList();
    }

    private void announce(List<NewOrder> accepted) {
        if (accepted.isEmpty()) return;
        inbox.addMissing(accepted.stream()
                .map(order -> new AcceptedEvent(
                        order.uid(), order.customerId(), order.source().word()))
                .map(event -> new Inbox.Arrival(ids.next(), new NewEvent(ACCEPTED, Json.write(event), null)))
                .toList());
        var odd = accepted.stream().filter(order -> !order.warnings().isEmpty()).count();
        if (odd > 0) database.afterCommit(() -> metrics.put(Map.of(), Map.of("orders_with_warnings", odd)));
    }

    /// `inserted` loses each order to the first message that brought it.
    private static Outcome outcome(Reading reading, Map<String, Known> inserted, Map<String, Known> stored) {
        return switch (reading) {
            case Garbled(var problems) -> new Unparseable(problems);
            case Faulty(var uid, var problems) -> new Invalid(uid, problems);
            case Legible(var order) -> {
                var known = Objects.requireNonNull(stored.get(order.uid()), order.uid());
                var taken = new TakenOrder(order.uid(), order.body(), order.warnings(), known.acceptedAt());
                if (inserted.remove(order.uid()) != null) yield new Accepted(taken);
                yield known.hash().equals(Orders.hash(order)) ? new Duplicate(taken) : new Conflict(order.uid());
            }
        };
    }
}
