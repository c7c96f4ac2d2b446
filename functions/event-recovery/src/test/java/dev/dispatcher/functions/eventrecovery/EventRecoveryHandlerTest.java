package dev.dispatcher.functions.eventrecovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.database.Database;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.testing.TestInvocation;
import dev.dispatcher.testing.TestPostgres;
import dev.dispatcher.testing.TestQueues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class EventRecoveryHandlerTest {

    private static final String EVENT = "019b8d40-5a00-7000-8000-000000000001";

    @Test
    void aTickWakesWhatIsOverdue() throws IOException {
        var postgres = TestPostgres.fresh();
        var variables = new HashMap<>(postgres.variables());
        variables.putAll(TestQueues.variables());
        variables.put("QUEUE_BUDGET", "10s");
        variables.put("EVENTS_QUEUE_URL", TestQueues.create("events"));
        variables.put("EVENTS_DLQ_URL", TestQueues.create("events-dlq"));

        try (var connections = (HikariDataSource) postgres.dataSource();
                var context = FunctionContext.start(
                        "event-recovery", variables, getClass().getClassLoader())) {
            new Database(connections).update("""
                    INSERT INTO events (id, type, payload, wake_at) VALUES (?::uuid, 'demo.echo', '{}', clock_timestamp())
                    """, EVENT);
            var invocation = new TestInvocation();
            invocation.left = Duration.ofSeconds(6);
            new EventRecoveryHandler(context).handleRequest(tick(), invocation);

            var queue = variables.getOrDefault("EVENTS_QUEUE_URL", "");
            assertThat(TestQueues.receive(queue, 1, Duration.ofSeconds(10)))
                    .singleElement()
                    .satisfies(message ->
                            assertThat(message.body()).isEqualTo("{\"v\":1,\"event_id\":\"" + EVENT + "\"}"));
        }
    }

    private ScheduledEvent tick() throws IOException {
        var sample = Path.of(System.getProperty("root", "../.."), "events/event-recovery/schedule.json");
        try (var in = Files.newInputStream(sample)) {
            return LambdaEventSerializers.serializerFor(
                            ScheduledEvent.class, getClass().getClassLoader())
                    .fromJson(in);
        }
    }
}
