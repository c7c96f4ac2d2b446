package dev.dispatcher.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.database.Database;
import dev.dispatcher.database.Row;
import dev.dispatcher.orders.intake.Arrival;
import dev.dispatcher.orders.intake.OrderIntake;
import dev.dispatcher.orders.quarantine.Quarantine;
import dev.dispatcher.orders.queue.OrderQueue;
import dev.dispatcher.platform.Metrics;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.queues.Incoming;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import dev.dispatcher.testing.TestQueues;
import dev.dispatcher.testing.mortal.Mortality;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/// Everything an order meets on its way in, on a database of its own.
public final class Shop implements AutoCloseable {

    public static final String QUEUE_ARN = "arn:aws:sqs:eu-central-1:000000000000:orders";

    public final TestDatabase postgres = TestPostgres.fresh();
    public final SettableClock clock = new SettableClock(Instant.parse("2026-01-05T09:30:00Z"));
    public final String events = TestQueues.create("events");
    public final Mortality mortality = new Mortality();
    public final ApplicationContext context;
    public final Database database;
    private final ByteArrayOutputStream metrics = new ByteArrayOutputStream();
    private final HikariDataSource owners = (HikariDataSource) postgres.asOwner();

    public Shop() {
        var variables = new HashMap<>(postgres.variables());
        variables.putAll(TestQueues.variables());
        variables.put("EVENTS_QUEUE_URL", events);
        variables.put("DB_POOL_SIZE", "20");
        var lines = new Metrics(clock, new PrintStream(metrics, true, StandardCharsets.UTF_8));
        context = FunctionContext.start("orders", variables, Shop.class.getClassLoader(), clock, mortality, lines);
        database = context.getBean(Database.class);
    }

    public OrderIntake intake() {
        return context.getBean(OrderIntake.class);
    }

    public OrderQueue queue() {
        return context.getBean(OrderQueue.class);
    }

    public Quarantine quarantine() {
        return context.getBean(Quarantine.class);
    }

    public Outcome take(String text) {
        return intake().take(new Arrival(text, Source.HTTP));
    }

    /// A message with an id of its own, so that a second delivery of it is told from a second message.
    public static Incoming message(String body) {
        return new Incoming(UUID.randomUUID().toString(), QUEUE_ARN, "receipt", body);
    }

    public long count(String table) {
        return database.one("SELECT count(*) AS n FROM " + table, row -> row.big("n"))
                .orElseThrow();
    }

    public List<String> column(String sql) {
        return database.list(sql, (Row row) -> row.text("c"));
    }

    /// What was counted under this name, line by line.
    public List<Integer> counted(String name) {
        return metrics.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> Json.read(line, JsonNode.class).path(name))
                .filter(JsonNode::isNumber)
                .map(JsonNode::intValue)
                .toList();
    }

    /// What the role of the functions may not do.
    public void asOwner(String sql) {
        new Database(owners).update(sql);
    }

    @Override
    public void close() {
        context.close();
        owners.close();
    }
}
