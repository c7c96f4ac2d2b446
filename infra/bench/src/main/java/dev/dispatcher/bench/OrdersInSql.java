package dev.dispatcher.bench;

import dev.dispatcher.events.EventType;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.intake.Inbox;
import dev.dispatcher.orders.Source;
import dev.dispatcher.orders.form.NewOrder;
import dev.dispatcher.orders.form.OrderReader;
import dev.dispatcher.orders.form.Reading.Legible;
import dev.dispatcher.orders.intake.Orders;
import dev.dispatcher.platform.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What taking an order in costs Postgres: order, lines and event, so many orders to a transaction. They are read and
/// checked before.
final class OrdersInSql implements Contender {

    private final int together;
    private final OrderSupply supply;
    private final List<Worker> workers;
    private final Crowd crowd;
    private final Postgres postgres;

    OrdersInSql(int together, OrderSupply supply, List<Worker> workers, Crowd crowd, Postgres postgres) {
        this.together = together;
        this.supply = supply;
        this.workers = workers;
        this.crowd = crowd;
        this.postgres = postgres;
    }

    @Override
    public String name() {
        return "orders in SQL, " + together + " to a transaction";
    }

    @Override
    public Duration run(int events) {
        var waiting = new ArrayList<List<NewOrder>>();
        for (int i = 0; i < Crowd.THREADS; i++) waiting.add(new ArrayList<>());
        crowd.share(events, (thread, mine) -> {
            for (int i = 0; i < mine; i++) waiting.get(thread).add(read(workers.get(thread), supply.next()));
        });
        postgres.settle();
        var took = crowd.share(events, (thread, _) -> {
            var mine = waiting.get(thread);
            for (int from = 0; from < mine.size(); from += together) {
                store(workers.get(thread), mine.subList(from, Math.min(mine.size(), from + together)));
            }
        });
        postgres.forgetWaiting();
        return took;
    }

    private static NewOrder read(Worker worker, String text) {
        return worker.bean(OrderReader.class).read(text, Source.SQS) instanceof Legible(var order)
                ? order
                : refused(text);
    }

    private static NewOrder refused(String text) {
        throw new IllegalStateException("refused: " + text);
    }

    private static void store(Worker worker, List<NewOrder> orders) {
        worker.database().inTransaction(() -> {
            var stored = worker.bean(Orders.class).insertMissing(orders);
            worker.inbox()
                    .addMissing(stored.keySet().stream()
                            .map(uid -> new NewEvent(
                                    new EventType("order.accepted"), "{\"order_uid\":\"" + uid + "\"}", null))
                            .map(event ->
                                    new Inbox.Arrival(worker.bean(Ids.class).next(), event))
                            .toList());
            return stored;
        });
    }
}
