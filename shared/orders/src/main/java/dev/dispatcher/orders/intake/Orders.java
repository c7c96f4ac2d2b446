package dev.dispatcher.orders.intake;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Row;
import dev.dispatcher.database.Sha256;
import dev.dispatcher.orders.form.NewOrder;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tables `orders` and `order_items`, as they are written.
@Singleton
public final class Orders {

    private final Database database;

    public Orders(Database database) {
        this.database = database;
    }

    /// What is known of an order that is there.
    public record Known(String uid, String hash, Instant acceptedAt) {

        private static Known of(Row row) {
            return new Known(row.text("order_uid"), row.text("hash"), row.time("accepted_at"));
        }
    }

    /// Inserts those that are not there, with their lines, and tells which these were. In the order of their ids,
    /// so that two who bring the same ones never wait for each other. What an order calls `sku` or `qty` is its
    /// sender's own and may be anything.
    public Map<String, Known> insertMissing(Collection<NewOrder> orders) {
        if (orders.isEmpty()) return Map.of();
        var columns = new Columns();
        for (var order : orders) columns.add(order);
        return database
                .list(
                        """
                        WITH taken AS (
                          INSERT INTO orders (order_uid, form, source, customer_id, track_number, amount, currency,
                                              date_created, body_hash, warnings, body)
                          SELECT order_uid, form, source, customer_id, track_number, amount, currency,
                                 date_created, decode(hash, 'hex'), warnings::jsonb, body
                            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                        ?::text[]::bigint[], ?::text[], ?::text[]::timestamptz[], ?::text[], ?::text[],
                                        ?::text[])
                                 AS new (order_uid, form, source, customer_id, track_number, amount, currency,
                                         date_created, hash, warnings, body)
                           ORDER BY order_uid
                              ON CONFLICT (order_uid) DO NOTHING
                          RETURNING order_uid, form, accepted_at, body_hash, body
                        ), lines AS (
                          INSERT INTO order_items (order_uid, line, sku, qty, chrt_id, nm_id, rid, track_number, name, brand,
                                                   size, price, sale, total_price, status)
                          SELECT taken.order_uid, i.line, CASE form WHEN 'cart' THEN i.sku END,
                                 CASE form WHEN 'cart' THEN i.qty::smallint END, i.chrt_id, i.nm_id, i.rid,
                                 i.track_number, i.name, i.brand, i.size, i.price, i.sale, i.total_price, i.status
                            FROM taken,
                                 ROWS FROM (jsonb_to_recordset(taken.body::jsonb -> 'items')
                                            AS (sku text, qty text, chrt_id bigint, nm_id bigint, rid text,
                                                track_number text, name text, brand text, size text, price bigint,
                                                sale smallint, total_price bigint, status bigint))
                                 WITH ORDINALITY
                                 AS i (sku, qty, chrt_id, nm_id, rid, track_number, name, brand, size, price, sale,
                                       total_price, status, line)
                        )
                        SELECT order_uid, encode(body_hash, 'hex') AS hash, accepted_at FROM taken
                        """,
                        Known::of,
                        columns.uids,
                        columns.forms,
                        columns.sources,
                        columns.customers,
                        columns.tracks,
                        columns.amounts,
                        columns.currencies,
                        columns.dates,
                        columns.hashes,
                        columns.warnings,
                        columns.bodies)
                .stream()
                .collect(Collectors.toMap(Known::uid, known -> known));
    }

    /// A statement of its own: the one that tried to insert has a snapshot from before the winner was committed.
    public Map<String, Known> known(Collection<String> uids) {
        return database.list("""
                SELECT order_uid, encode(body_hash, 'hex') AS hash, accepted_at FROM orders WHERE order_uid = ANY (?)
                """, Known::of, uids).stream().collect(Collectors.toMap(Known::uid, known -> known));
    }

    static String hash(NewOrder order) {
        return HexFormat.of().formatHex(Sha256.of(order.body()));
    }

    /// Orders turned on their side, as arrays want them.
    private static final class Columns {

        private final List<String> uids = new ArrayList<>();
        private final List<String> forms = new ArrayList<>();
        private final List<String> sources = new ArrayList<>();
        private final List<String> customers = new ArrayList<>();
        private final List<@Nullable String> tracks = new ArrayList<>();
        private final List<@Nullable String> amounts = new ArrayList<>();
        private final List<@Nullable String> currencies = new ArrayList<>();
        private final List<String> dates = new ArrayList<>();
        private final List<String> hashes = new ArrayList<>();
        private final List<@Nullable String> warnings = new ArrayList<>();
        private final List<String> bodies = new ArrayList<>();

        private void add(NewOrder order) {
            uids.add(order.uid());
            forms.add(order.form().word());
            sources.add(order.source().word());
            customers.add(order.customerId());
            tracks.add(order.trackNumber());
            amounts.add(Objects.toString(order.amount(), null));
            currencies.add(order.currency());
            dates.add(order.dateCreated().toString());
            hashes.add(hash(order));
            warnings.add(order.warnings().isEmpty() ? null : Json.write(order.warnings()));
            bodies.add(order.body());
        }
    }
}
