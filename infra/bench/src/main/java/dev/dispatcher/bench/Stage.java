package dev.dispatcher.bench;

import dev.dispatcher.local.home.Home;
import dev.dispatcher.local.lambda.FunctionPool;
import dev.dispatcher.local.lambda.Functions;
import dev.dispatcher.local.lambda.Surroundings;
import dev.dispatcher.local.queues.LocalQueues;
import dev.dispatcher.local.template.FunctionSpec;
import dev.dispatcher.local.template.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Everything that is measured, set up once: Postgres, queues, the functions of the template, and four bare workers.
final class Stage implements AutoCloseable {

    static final String API = "api";
    static final String PROCESSOR = "event-processor";
    static final String CONSUMER = "order-consumer";

    private final Path root;
    private final List<FunctionSpec> specs;
    private final Home home;
    private final Postgres postgres;
    private final LocalQueues queues;
    private final List<FunctionSpec> measured;
    private final Functions functions;
    private final List<Functions> more = new ArrayList<>();
    private final List<Worker> workers;
    private final Crowd crowd = new Crowd();
    private final Deployer deployer = new Deployer();

    Stage(Path template, Path folder) {
        var read = Template.read(template);
        this.root = Objects.requireNonNull(template.toAbsolutePath().getParent());
        this.specs = read.functions();
        this.measured = read.functions().stream()
                .filter(function -> List.of(API, PROCESSOR, CONSUMER).contains(function.name()))
                .toList();
        this.home = new Home(folder);
        this.postgres = new Postgres(home);
        this.queues = LocalQueues.inMemory(read.queues());
        this.functions = new Functions(measured, _ -> environment());
        this.workers = IntStream.range(0, Crowd.THREADS)
                .mapToObj(_ -> new Worker(around(measured.getFirst())))
                .toList();
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(postgres.environment());
        environment.putAll(deployer.environment());
        environment.put("EVENTS_QUEUE_URL", queues.url("events"));
        environment.put("EVENTS_DLQ_URL", queues.url("events-dlq"));
        environment.put("WEBHOOKS_QUEUE_URL", queues.url("webhooks"));
        environment.put("AWS_ENDPOINT_URL_SQS", queues.endpoint());
        environment.put("NOTIFICATIONS_QUEUE_URL", queues.url("notifications.fifo"));
        environment.put("WEBHOOK_MASTER_SECRET", "sample-master");
        environment.put("LOG_LEVEL", System.getProperty("LOG_LEVEL", "INFO"));
        // A nudge that is given up on a crowded machine would be found by the sweep, which does not run here.
        environment.put("QUEUE_BUDGET", "30s");
        return environment;
    }

    /// Every function of the template, measured here or not.
    List<FunctionSpec> specs() {
        return specs;
    }

    /// The folder the template lies in.
    Path root() {
        return root;
    }

    Map<String, String> around(FunctionSpec function) {
        return Surroundings.around(function, environment());
    }

    Postgres postgres() {
        return postgres;
    }

    LocalQueues queues() {
        return queues;
    }

    Deployer deployer() {
        return deployer;
    }

    FunctionPool api() {
        return functions.pool(API);
    }

    /// One whose sandboxes nobody has asked anything yet.
    FunctionPool freshApi() {
        more.add(new Functions(measured, _ -> environment()));
        return more.getLast().pool(API);
    }

    FunctionPool processor() {
        return functions.pool(PROCESSOR);
    }

    FunctionPool consumer() {
        return functions.pool(CONSUMER);
    }

    List<Worker> workers() {
        return workers;
    }

    Worker worker() {
        return workers.getFirst();
    }

    Crowd crowd() {
        return crowd;
    }

    /// A token that the API lets in.
    String token() {
        var token = home.adminToken().text();
        postgres.admit(token);
        return token;
    }

    @Override
    public void close() {
        crowd.close();
        workers.forEach(Worker::close);
        more.forEach(Functions::close);
        functions.close();
        queues.close();
        deployer.close();
        postgres.close();
        home.close();
    }
}
