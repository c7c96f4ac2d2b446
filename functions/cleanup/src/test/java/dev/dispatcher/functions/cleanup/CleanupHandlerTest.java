package dev.dispatcher.functions.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.database.Database;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestInvocation;
import dev.dispatcher.testing.TestPostgres;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CleanupHandlerTest {

    private final TestDatabase postgres = TestPostgres.fresh();
    private final HikariDataSource connections = (HikariDataSource) postgres.dataSource();
    private final Database database = new Database(connections);
    private final ApplicationContext context = start();
    private final CleanupHandler handler = new CleanupHandler(context);
    private final TestInvocation invocation = new TestInvocation();

    @AfterEach
    void close() {
        context.close();
        connections.close();
    }

    @Test
    void deletesWhatEndedLongAgoAndNothingElse() throws IOException {
        insert(1, "queued", "40 days", true);
        insert(2, "processed", "40 days", false);
        insert(3, "failed", "40 days", false);
        insert(4, "failed", "40 days", true);
        insert(5, "processed", "20 days", false);

        handler.handleRequest(tick(), invocation);
        assertThat(left()).containsExactly("1 queued", "4 failed", "5 processed");
    }

    @Test
    void deletesOldNewsToo() throws IOException {
        database.update("INSERT INTO users (id, name) VALUES (7, 'Ann')");
        for (var age : List.of("40 days", "20 days")) {
            database.update("""
                    INSERT INTO news (id, key, user_id, channel, kind, platform, text)
                    SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp() - ?::interval) * 1000)::bigint), 12, '0')
                            || '70008000000000000000')::uuid, ?, 7, 'pull', 'stand.ready', 'dispatcher', 'x'
                    """, age, age);
        }

        handler.handleRequest(tick(), invocation);
        assertThat(database.list("SELECT key FROM news", row -> row.text("key")))
                .containsExactly("20 days");
    }

    @Test
    void goesOnThousandByThousandUntilItIsDone() throws IOException {
        for (int n = 0; n < 2500; n += 500) insertMany(n, 500);

        handler.handleRequest(tick(), invocation);
        assertThat(left()).isEmpty();
    }

    @Test
    void stopsBeforeItsTimeIsUp() throws IOException {
        insertMany(0, 10);
        invocation.left = Duration.ofSeconds(5);

        handler.handleRequest(tick(), invocation);
        assertThat(left()).hasSize(10);
    }

    /// Ids carry the time, so an old event has an old one.
    private void insert(int n, String status, String age, boolean wakes) {
        database.update("""
                INSERT INTO events (id, type, payload, status, wake_at, processed_at, parked_at)
                SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7000800' || lpad(?::text, 13, '0'))::uuid,
                       'demo.echo', '{}', s, CASE WHEN ?::boolean THEN at END, CASE WHEN s >= 'processed' THEN at END,
                       CASE WHEN s = 'failed' THEN at END
                  FROM (SELECT clock_timestamp() - ?::interval AS at, ?::event_status AS s) AS made
                """, n, wakes, age, status);
    }

    private void insertMany(int from, int events) {
        database.inTransaction(() -> {
            for (int n = from; n < from + events; n++) insert(n, "processed", "40 days", false);
            return true;
        });
    }

    private List<String> left() {
        return database.list(
                "SELECT ltrim(right(id::text, 12), '0') || ' ' || status AS row FROM events ORDER BY 1",
                row -> row.text("row"));
    }

    private ApplicationContext start() {
        var variables = new HashMap<>(postgres.variables());
        return FunctionContext.start("cleanup", variables, CleanupHandlerTest.class.getClassLoader());
    }

    private static ScheduledEvent tick() throws IOException {
        var sample = Path.of(System.getProperty("root", "../.."), "events/cleanup/schedule.json");
        try (var in = Files.newInputStream(sample)) {
            return LambdaEventSerializers.serializerFor(ScheduledEvent.class, CleanupHandlerTest.class.getClassLoader())
                    .fromJson(in);
        }
    }
}
