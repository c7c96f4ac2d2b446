package dev.dispatcher.orders.queue;

import dev.dispatcher.orders.Outcome;
import dev.dispatcher.orders.Outcome.Accepted;
import dev.dispatcher.orders.Outcome.Conflict;
import dev.dispatcher.orders.Outcome.Duplicate;
import dev.dispatcher.orders.Outcome.Invalid;
import dev.dispatcher.orders.Outcome.Unparseable;
import dev.dispatcher.platform.Metrics;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts what an operator wants to hear of. A batch of nothing but good orders, new or known, is not news.
@Singleton
final class Tally {

    private final Metrics metrics;

    Tally(Metrics metrics) {
        this.metrics = metrics;
    }

    void count(List<Outcome> outcomes) {
        var figures = new TreeMap<String, Integer>();
        for (var outcome : outcomes) {
            switch (outcome) {
                case Accepted(var order) -> {
                    if (!order.warnings().isEmpty()) figures.merge("orders_with_warnings", 1, Integer::sum);
                }
                case Duplicate _ -> {}
                case Conflict _ -> figures.merge("orders_conflict", 1, Integer::sum);
                case Invalid _ -> figures.merge("orders_invalid", 1, Integer::sum);
                case Unparseable _ -> figures.merge("orders_unparseable", 1, Integer::sum);
            }
            if (isRefused(outcome)) figures.merge("orders_quarantined", 1, Integer::sum);
        }
        if (!figures.isEmpty()) metrics.put(Map.of(), figures);
    }

    private static boolean isRefused(Outcome outcome) {
        return !(outcome instanceof Accepted || outcome instanceof Duplicate);
    }
}
