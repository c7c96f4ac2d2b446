package dev.dispatcher.scripts.ecs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.database.Database;
import dev.dispatcher.events.processing.EventProcessing;
import dev.dispatcher.platform.Metrics;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.queues.Incoming;
import dev.dispatcher.scripts.Commands;
import dev.dispatcher.scripts.Environment;
import dev.dispatcher.scripts.NewCommand;
import dev.dispatcher.scripts.Processes;
import dev.dispatcher.scripts.TaskNews;
import dev.dispatcher.scripts.recovery.ProcessRecovery;
import dev.dispatcher.scripts.starting.Preparation;
import dev.dispatcher.scripts.starting.ProcessIntake;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.TestAgent;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import dev.dispatcher.testing.ecs.StandInEcs;
import dev.dispatcher.testing.ecs.StandInTask;
import io.micronaut.context.ApplicationContext;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The whole domain as event-processor and process-recovery have it, with a database of its own and an ECS that a test
/// directs. Time passes when a test says so: for the rows, by making them older, and for ECS, by its clock.
final class Stage implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOBODY = "http://127.0.0.1:1";

    /// A quarter past: orphans are looked for on the hour.
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T10:15:00Z"));

    final StandInEcs ecs = new StandInEcs(clock);
    final TestDatabase postgres = TestPostgres.fresh();
    private final HikariDataSource connections = (HikariDataSource) postgres.dataSource();
    final Database database = new Database(connections);
    final ApplicationContext context;
    private final UUID command;

    Stage(Map<String, String> settings) {
        var variables = new HashMap<>(postgres.variables());
        variables.putAll(Map.of(
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                "test",
                "AWS_SECRET_ACCESS_KEY",
                "test",
                "AWS_ENDPOINT_URL_SQS",
                NOBODY,
                "AWS_ENDPOINT_URL_ECS",
                ecs.url(),
                "EVENTS_QUEUE_URL",
                NOBODY + "/000000000000/events",
                "WEBHOOKS_QUEUE_URL",
                NOBODY + "/000000000000/webhooks",
                "SEALING_KEY",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
        variables.putAll(Map.of(
                "SCRIPTS_CLUSTER", "scripts",
                "SCRIPTS_TASK_DEFINITION", "arn:aws:ecs:eu-central-1:000000000000:task-definition/script:7",
                "SCRIPTS_SUBNETS", "subnet-1,subnet-2",
                "SCRIPTS_SECURITY_GROUPS", "sg-1",
                "FUNCTION_TIMEOUT", "90s"));
        variables.putAll(settings);
        context = FunctionContext.start("scripts-test", variables, Stage.class.getClassLoader(), clock, quiet());
        command = UUID.randomUUID();
        context.getBean(Commands.class)
                .save(command, new NewCommand(null, "echo", null, null, null, Environment.NONE), null, command);
    }

    private Metrics quiet() {
        return new Metrics(clock, new PrintStream(PrintStream.nullOutputStream()));
    }

    UUID queue() {
        return queue(Environment.NONE);
    }

    UUID queue(Environment environment) {
        var intake = context.getBean(ProcessIntake.class);
        var ready = (Preparation.Ready) intake.prepare(command, environment, command);
        if (!intake.accept(ready.process())) throw new AssertionError("no command");
        return ready.process().id();
    }

    /// Has everything processed that waits in the events table, as event-processor would.
    void processEvents() {
        for (int round = 0; round < 10; round++) {
            var ids = database.list(
                    "SELECT id FROM events WHERE status = 'queued' AND type = 'script.start' ORDER BY id",
                    row -> row.uuid("id"));
            if (ids.isEmpty()) return;
            context.getBean(EventProcessing.class)
                    .process(ids.stream().map(Stage::nudge).toList(), Deadline.in(Duration.ofMinutes(10)));
        }
    }

    private static Incoming nudge(UUID id) {
        return new Incoming(
                id.toString(),
                "arn:aws:sqs:eu-central-1:000000000000:events",
                "receipt",
                "{\"v\":1,\"event_id\":\"" + id + "\"}");
    }

    /// A process that is asked for, and its task.
    UUID starting() {
        var process = queue();
        processEvents();
        return process;
    }

    StandInTask task(UUID process) {
        return ecs.tasksOf(process).getFirst();
    }

    TestAgent claimed(UUID process) {
        var agent = new TestAgent(postgres, process);
        if (!agent.claim().equals("claimed")) throw new AssertionError("not claimed");
        return agent;
    }

    void recover() {
        context.getBean(ProcessRecovery.class).recover(Deadline.in(Duration.ofSeconds(60)));
    }

    /// What process-recovery makes of an event of EventBridge.
    void hear(String event) {
        try {
            var detail = JSON.readTree(event).path("detail");
            context.getBean(ProcessRecovery.class)
                    .hear(TaskNews.of(
                            JSON.convertValue(detail, new com.fasterxml.jackson.core.type.TypeReference<>() {})));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    void hearAll() {
        ecs.takeEvents().forEach(this::hear);
    }

    void pass(Duration time) {
        clock.advance(time);
        database.update("""
                UPDATE processes
                   SET created_at = created_at - t, starting_at = starting_at - t, started_at = started_at - t,
                       last_seen_at = last_seen_at - t, stop_requested_at = stop_requested_at - t,
                       finished_at = finished_at - t, wake_at = wake_at - t, start_after = start_after - t,
                       asked_at = asked_at - t, task_stopped_at = task_stopped_at - t, deleted_at = deleted_at - t
                  FROM (SELECT ?::interval AS t) passed
                """, time);
        database.update("UPDATE events SET next_attempt_at = next_attempt_at - ?::interval", time);
    }

    /// Minute after minute, with everything that a minute does.
    void minutes(int minutes) {
        for (int i = 0; i < minutes; i++) {
            pass(Duration.ofMinutes(1));
            hearAll();
            recover();
            processEvents();
        }
    }

    String status(UUID process) {
        return column("status", process);
    }

    String column(String expression, UUID process) {
        return database.one(
                        "SELECT coalesce((" + expression + ")::text, 'null') AS c FROM processes WHERE id = ?",
                        row -> row.text("c"),
                        process)
                .orElse("gone");
    }

    long settledEvents(UUID process) {
        return database.one(
                        "SELECT count(*) AS n FROM events WHERE type = 'script.settled' AND payload ->> 'process_id' = ?",
                        row -> row.big("n"),
                        process.toString())
                .orElseThrow();
    }

    void stop(UUID process) {
        context.getBean(Processes.class).stop(process, new Processes.StopWish("test", "enough", null));
    }

    boolean delete(UUID process) {
        return context.getBean(Processes.class).delete(process, "test");
    }

    List<UUID> queue(int processes) {
        return java.util.stream.IntStream.range(0, processes)
                .mapToObj(_ -> queue())
                .toList();
    }

    @Override
    public void close() {
        context.close();
        connections.close();
        ecs.close();
    }
}
