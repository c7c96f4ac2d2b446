package dev.dispatcher.local.faults;

import dev.dispatcher.database.Database;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.Sandbox;
import dev.dispatcher.schema.Migrations;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One database, one queue server, and the processes that share them. Times are about a twentieth of the real ones.
final class World implements AutoCloseable {

    private static final Map<String, String> TIMES = Map.of(
            "EVENT_LEASE_MARGIN", "500ms",
            "EVENT_GRACE", "300ms",
            "RETRY_BACKOFF", "200ms",
            "EVENT_WAKE_AFTER", "2s");

    final CrashablePostgres postgres = new CrashablePostgres();
    final OwnQueues queues = new OwnQueues();
    final Ledger ledger = new Ledger();
    final Chaos chaos;
    private final String processTimeout;
    private final List<ApplicationContext> contexts = new ArrayList<>();
    private volatile boolean over;

    World(long seed, String processTimeout) {
        this.chaos = new Chaos(seed);
        this.processTimeout = processTimeout;
        new Migrations(postgres.url(), "postgres", "").run();
        postgres.run("CREATE TABLE effects (event_id uuid NOT NULL)");
        postgres.run("GRANT INSERT ON effects TO app");
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    /// The settings of every function in here.
    Map<String, String> variables() {
        var variables = new HashMap<>(TIMES);
        variables.put("PROCESS_TIMEOUT", processTimeout);
        variables.putAll(queues.variables());
        variables.putAll(Map.of(
                "DB_HOST",
                "127.0.0.1",
                "DB_PORT",
                String.valueOf(postgres.port()),
                "DB_NAME",
                postgres.name(),
                "DB_USER",
                "app"));
        return variables;
    }

    /// A process that may die, with the beans of the product.
    ApplicationContext context(String function, Actor actor) {
        var subject = new Subject(actor, ledger);
        var sandbox = new Sandbox() {
            @Override
            public void replace(String reason) {
                chaos.count("SANDBOX_REPLACED");
            }
        };
        var context =
                FunctionContext.start(function, variables(), World.class.getClassLoader(), actor, subject, sandbox);
        subject.use(context.getBean(Database.class));
        contexts.add(context);
        return context;
    }

    /// Events that are not at their end, or whose notice is still to be sent.
    long waiting() {
        return postgres.number("SELECT count(*) FROM events WHERE wake_at IS NOT NULL");
    }

    @Override
    public void close() {
        contexts.forEach(ApplicationContext::close);
        queues.close();
        postgres.close();
    }
}
