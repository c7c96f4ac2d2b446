package dev.dispatcher.functions.processrecovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.database.Database;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestInvocation;
import dev.dispatcher.testing.TestPostgres;
import dev.dispatcher.testing.TestQueues;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessRecoveryHandlerTest {

    private static final String PROCESS = "019b8d40-5a00-7000-8000-000000000002";

    private final TestDatabase postgres = TestPostgres.fresh();
    private final HikariDataSource connections = (HikariDataSource) postgres.dataSource();
    private final Database database = new Database(connections);
    private final ApplicationContext context = context();
    private final ProcessRecoveryHandler handler = new ProcessRecoveryHandler(context);

    private ApplicationContext context() {
        var variables = new HashMap<>(postgres.variables());
        variables.putAll(TestQueues.variables());
        variables.put("EVENTS_QUEUE_URL", TestQueues.create("events"));
        variables.put("SCRIPTS_CLUSTER", "scripts");
        variables.put("SCRIPTS_TASK_DEFINITION", "script:7");
        variables.put("SCRIPTS_SUBNETS", "subnet-1");
        variables.put("SCRIPTS_SECURITY_GROUPS", "sg-1");
        return FunctionContext.start("process-recovery", variables, getClass().getClassLoader());
    }

    @BeforeEach
    void aProcessRuns() {
        database.update("""
                INSERT INTO processes (id, script, status, secret_sha256, starting_at, started_at, last_seen_at, wake_at)
                VALUES (?::uuid, '', 'running', '', now(), now(), now(), now() + interval '1 hour')
                """, PROCESS);
    }

    @AfterEach
    void close() {
        context.close();
        connections.close();
    }

    @Test
    void aStoppedTaskIsRememberedAndSettledByTheTickAfterThirtySeconds() throws IOException {
        handler.handleRequest(sample("task-running"), new TestInvocation());
        handler.handleRequest(sample("task-stopped"), new TestInvocation());
        assertThat(column("task_stop_code")).isEqualTo("EssentialContainerExited");
        assertThat(column("status")).isEqualTo("running");

        database.update("UPDATE processes SET task_stopped_at = task_stopped_at - interval '31 s', wake_at = now()");
        handler.handleRequest(sample("schedule"), new TestInvocation());

        assertThat(column("status")).isEqualTo("failed");
        assertThat(column("reason")).startsWith("out of memory");
    }

    @Test
    void whatWasRunningBeforeItStoppedIsNoNews() throws IOException {
        handler.handleRequest(sample("task-stopped"), new TestInvocation());
        handler.handleRequest(sample("task-running"), new TestInvocation());

        assertThat(column("ecs_version")).isEqualTo("6");
        assertThat(column("task_stopped_at")).isNotEqualTo("null");
    }

    private String column(String expression) {
        return database.one(
                        "SELECT coalesce((" + expression + ")::text, 'null') AS c FROM processes", row -> row.text("c"))
                .orElseThrow();
    }

    private ScheduledEvent sample(String name) throws IOException {
        var sample = Path.of(System.getProperty("root", "../.."), "events/process-recovery/" + name + ".json");
        try (var in = Files.newInputStream(sample)) {
            return LambdaEventSerializers.serializerFor(
                            ScheduledEvent.class, getClass().getClassLoader())
                    .fromJson(in);
        }
    }
}
