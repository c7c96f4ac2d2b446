package dev.dispatcher.events;

import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.database.Database;
import dev.dispatcher.events.intake.EventIntake;
import dev.dispatcher.events.processing.EventProcessing;
import dev.dispatcher.events.reading.EventShelf;
import dev.dispatcher.events.recovery.EventRecovery;
import dev.dispatcher.platform.Metrics;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.Unfinished;
import dev.dispatcher.platform.queues.Incoming;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import dev.dispatcher.testing.TestQueues;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The whole domain as a function has it, on a database of its own, with reactions that a test directs.
public final class Machine implements AutoCloseable {

    private static final String NOBODY = "http://127.0.0.1:1";

    private final TestDatabase postgres = TestPostgres.fresh();
    private final HikariDataSource connections = (HikariDataSource) postgres.dataSource();
    private final ByteArrayOutputStream metrics = new ByteArrayOutputStream();
    private final Map<String, String> variables;
    private final ApplicationContext context;
    public final TestSandbox sandbox = new TestSandbox();

    /// Beside the context's own connection, as any other client.
    public final Database database = new Database(connections);

    private Machine(Map<String, String> queues, Map<String, String> settings) {
        variables = new HashMap<>(postgres.variables());
        variables.putAll(queues);
        variables.putAll(settings);
        var out = new PrintStream(metrics, true, StandardCharsets.UTF_8);
        context = FunctionContext.start(
                "events-test", variables, Machine.class.getClassLoader(), sandbox, new Metrics(Clock.systemUTC(), out));
    }

    /// Its queues cannot be reached.
    public static Machine withoutQueues(Map<String, String> settings) {
        return new Machine(
                Map.of(
                        "AWS_REGION",
                        "eu-central-1",
                        "AWS_ACCESS_KEY_ID",
                        "test",
                        "AWS_SECRET_ACCESS_KEY",
                        "test",
                        "AWS_ENDPOINT_URL_SQS",
                        NOBODY,
                        "EVENTS_QUEUE_URL",
                        NOBODY + "/000000000000/events",
                        "EVENTS_DLQ_URL",
                        NOBODY + "/000000000000/events-dlq",
                        "WEBHOOKS_QUEUE_URL",
                        NOBODY + "/000000000000/webhooks"),
                settings);
    }

    public static Machine withQueues(Map<String, String> settings) {
        var queues = new HashMap<>(TestQueues.variables());
        queues.put("QUEUE_BUDGET", "10s");
        queues.put("EVENTS_QUEUE_URL", TestQueues.create("events"));
        queues.put("EVENTS_DLQ_URL", TestQueues.create("events-dlq"));
        queues.put("WEBHOOKS_QUEUE_URL", TestQueues.create("webhooks"));
        return new Machine(queues, settings);
    }

    public <T> T the(Class<T> bean) {
        return context.getBean(bean);
    }

    public Play play() {
        return the(Play.class);
    }

    /// The URL of a queue, by its variable.
    public String url(String variable) {
        return Objects.requireNonNull(variables.get(variable));
    }

    public UUID accept(String type, String payload) {
        return the(EventIntake.class)
                .accept(new NewEvent(new EventType(type), payload, null))
                .id();
    }

    public UUID accept() {
        return accept(Play.TYPE, "{}");
    }

    public List<UUID> accept(int events) {
        return IntStream.range(0, events).mapToObj(_ -> accept()).toList();
    }

    /// Nudges of these events, in one batch. A message has its event's id.
    public Unfinished process(List<UUID> ids, Duration left) {
        var messages = ids.stream()
                .map(id ->
                        new Incoming(id.toString(), arn("events"), "receipt", "{\"v\":1,\"event_id\":\"" + id + "\"}"))
                .toList();
        return the(EventProcessing.class).process(messages, Deadline.in(left));
    }

    public Unfinished process(UUID... ids) {
        return process(List.of(ids), Duration.ofSeconds(90));
    }

    public static String arn(String queue) {
        return "arn:aws:sqs:eu-central-1:000000000000:" + queue;
    }

    public void sweep() {
        the(EventRecovery.class).sweep();
    }

    public Event event(UUID id) {
        return the(EventShelf.class).find(id).orElseThrow();
    }

    public EventStatus status(UUID id) {
        return event(id).status();
    }

    /// Such as `1=lost 2=succeeded`.
    public String attempts(UUID id) {
        return the(EventShelf.class).attempts(id).stream()
                .map(attempt -> attempt.attempt() + "=" + attempt.outcome())
                .collect(Collectors.joining(" "));
    }

    /// One column of an event, as text; "null" when it is null.
    public String column(String expression, UUID id) {
        return database.one(
                        "SELECT coalesce((" + expression + ")::text, 'null') AS c FROM events WHERE id = ?",
                        row -> row.text("c"),
                        id)
                .orElse("gone");
    }

    /// Brings forward what the event waits for: its lease, its wake-up, its delay.
    public void passTime(UUID id) {
        database.update("""
                UPDATE events
                   SET wake_at = CASE WHEN wake_at IS NOT NULL THEN clock_timestamp() - interval '1 second' END,
                       lease_expires_at = CASE WHEN lease_expires_at IS NOT NULL THEN clock_timestamp() - interval '1 second' END,
                       next_attempt_at = NULL
                 WHERE id = ?
                """, id);
    }

    /// Runs a script as the owner of the database.
    public void ownerRuns(String script) {
        try (var connection = DriverManager.getConnection(postgres.url(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public String metrics() {
        return metrics.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
        connections.close();
    }
}
