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
import dev.dispatcher.orders.Source;
import dev.dispatcher.orders.TakenOrder;
import dev.dispatcher.orders.form.NewOrder;
import dev.dispatcher.orders.form.OrderReader;
import dev.dispatcher.orders.form.Reading;
import dev.dispatcher.orders.form.Reading.Faulty;
import dev.dispatcher.orders.form.Reading.Garbled;
import dev.dispatcher.orders.form.Reading.Legible;
import dev.dispatcher.orders.intake.Orders.Known;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
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

    public OrderIntake(OrderReader reader, Orders orders, Inbox inbox, Database database, Ids ids) {
        this.reader = reader;
        this.orders = orders;
        this.inbox = inbox;
        this.database = database;
        this.ids = ids;
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
        return database.inTransaction(() -> outcomes(arrivals, readings));
    }

    private List<Outcome> outcomes(List<Arrival> arrivals, List<Reading> readings) {
        var first = new LinkedHashMap<String, NewOrder>();
        var sources = new EnumMap<Source, List<NewOrder>>(Source.class);
        for (int i = 0; i < readings.size(); i++) {
            if (!(readings.get(i) instanceof Legible legible)) continue;
            var order = legible.order();
            if (first.putIfAbsent(order.uid(), order) == null) {
                sources.computeIfAbsent(arrivals.get(i).source(), _ -> new ArrayList<>())
                        .add(order);
            }
        }
        var inserted = new HashMap<String, Known>();
        sources.forEach((source, some) -> inserted.putAll(insert(some, source)));
        var stored = new HashMap<>(inserted);
        var others = first.keySet().stream()
                .filter(uid -> !inserted.containsKey(uid))
                .toList();
        if (!others.isEmpty()) stored.putAll(orders.known(others));
        return readings.stream()
                .map(reading -> outcome(reading, inserted, stored))
                .toList();
    }

    private Map<String, Known> insert(List<NewOrder> some, Source source) {
        var inserted = orders.insertMissing(some, source);
        announce(
                some.stream().filter(order -> inserted.containsKey(order.uid())).toList(), source);
        return inserted;
    }

    private void announce(Collection<NewOrder> accepted, Source source) {
        if (accepted.isEmpty()) return;
        inbox.addMissing(accepted.stream()
                .map(order -> new AcceptedEvent(order.uid(), order.customerId(), source.word()))
                .map(event -> new Inbox.Arrival(ids.next(), new NewEvent(ACCEPTED, Json.write(event), null)))
                .toList());
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
