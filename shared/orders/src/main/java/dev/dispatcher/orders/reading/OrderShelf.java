package dev.dispatcher.orders.reading;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Row;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The `orders` table as people read it.
@Singleton
public final class OrderShelf {

    private final Database database;

    public OrderShelf(Database database) {
        this.database = database;
    }

    /// Page `page`, counted from 1, of the orders of one customer or, with null, of all.
    public OrderPage page(@Nullable String customerId, int page, int limit) {
        var where = customerId == null ? "TRUE" : "customer_id = ?";
        long total = database.one(
                        "SELECT count(*) AS total FROM orders WHERE " + where,
                        row -> row.big("total"),
                        values(customerId))
                .orElse(0L);
        var orders = database.list(
                """
                SELECT order_uid, form, customer_id, track_number, amount, currency, date_created, accepted_at, source,
                       coalesce(warnings, '[]') AS warnings
                  FROM orders
                 WHERE number = ANY (ARRAY(SELECT number FROM orders WHERE %s ORDER BY number DESC LIMIT ? OFFSET ?))
                 ORDER BY number DESC
                """.formatted(where), OrderShelf::summary, values(customerId, limit, (page - 1L) * limit));
        return new OrderPage(orders, total);
    }

    private static Object[] values(@Nullable String customerId, Object... more) {
        return customerId == null
                ? more
                : Stream.concat(Stream.of(customerId), Stream.of(more)).toArray();
    }

    private static OrderSummary summary(Row row) {
        var amount = row.textOrNull("amount");
        return new OrderSummary(
                row.text("order_uid"),
                row.text("form"),
                row.text("customer_id"),
                row.textOrNull("track_number"),
                amount == null ? null : Long.valueOf(amount),
                row.textOrNull("currency"),
                row.time("date_created"),
                row.time("accepted_at"),
                row.text("source"),
                List.of(Json.read(row.text("warnings"), Finding[].class)));
    }
}
