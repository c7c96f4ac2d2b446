package dev.dispatcher.local;

import dev.dispatcher.database.DatabaseConfig;
import dev.dispatcher.local.home.AdminToken;
import dev.dispatcher.local.home.Home;
import dev.dispatcher.local.home.LocalPostgres;
import dev.dispatcher.local.http.HttpGateway;
import dev.dispatcher.local.lambda.Answer;
import dev.dispatcher.local.lambda.Functions;
import dev.dispatcher.local.queues.LocalQueues;
import dev.dispatcher.local.queues.QueuePoller;
import dev.dispatcher.local.schedules.Schedules;
import dev.dispatcher.local.tasks.LocalTaskRunner;
import dev.dispatcher.local.template.QueueSpec;
import dev.dispatcher.local.template.Template;
import dev.dispatcher.platform.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The whole system in this process: Postgres, queues, and every function of the template behind them.
public final class LocalDispatcher implements AutoCloseable {

    private static final String MIGRATION = "schema-migration";
    private static final String TASK_NEWS = "process-recovery";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PORT_LAST = 65535;

    private final Opened opened;
    private final Progress progress;
    private final Template template;
    private final Map<String, String> given;
    private final Settings settings;
    private final Home home;
    private final AdminToken token;
    private final Messaging messaging;
    private final LocalQueues queues;
    private final String jdbcUrl;
    private final LocalTaskRunner agents;
    private final Functions functions;
    private final HttpGateway gateway;

    /// Returns when requests are served. Throws `CannotStart`, `Misconfigured` or `BrokenTemplate` with one sentence.
    public static LocalDispatcher start(Launch launch) {
        return start(launch, Progress.untold(), new Opened());
    }

    /// Whatever comes of it, `opened` holds what has to be closed.
    static LocalDispatcher start(Launch launch, Progress progress, Opened opened) {
        try {
            return new LocalDispatcher(launch, progress, opened);
        } catch (CompletionException e) {
            opened.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private LocalDispatcher(Launch launch, Progress progress, Opened opened) {
        this.opened = opened;
        this.progress = progress;
        this.given = new HashMap<>(launch.variables());
        this.settings = new Settings(given);
        this.template = Template.read(launch.template());
        this.messaging = new Messaging(template, settings, progress, opened);
        int httpPort = port("PORT", 8080);
        this.home = opened.keep(new Home(launch.home()));
        this.token = home.adminToken();
        given.put("ADMIN_TOKEN", token.text());
        given.computeIfAbsent("WEBHOOK_MASTER_SECRET", _ -> home.webhookSecret());
        Ports.require("PORT", httpPort);
        messaging.requirePorts();
        var gitLab = LocalGitLab.isWanted(template, settings) ? startGitLab() : null;
        if (LocalGitHub.isWanted(template, settings)) startGitHub();
        var telegram = LocalTelegram.isWanted(template) ? startTelegram() : null;
        var startsQueues = CompletableFuture.supplyAsync(() -> messaging.startQueues(home.queues()));
        this.jdbcUrl = DatabaseSettings.isGiven(settings) ? givenDatabase() : startDatabase();
        this.queues = startsQueues.join();
        messaging.startTopics(queues);
        ScriptAgents.standIn(given, home);
        LocalLinks.standIn(given, httpPort, launch.variables().containsKey("TELEGRAM_BOT_TOKEN"));
        this.agents = ScriptAgents.of(home, jdbcUrl, given);
        opened.keep(agents::stopAll);
        this.functions = opened.keep(functions(launch.template()));
        var warms = CompletableFuture.runAsync(() -> progress.step("functions", functions::warm));
        progress.step("migration", () -> Migration.run(functions.pool(MIGRATION)));
        warms.join();
        ScriptAgents.admit(home, jdbcUrl, given);
        if (template.has(TASK_NEWS)) agents.tell(news -> invoke(TASK_NEWS, news));
        poll();
        this.gateway = opened.keep(new HttpGateway(httpPort, template.functions(), functions, Clock.systemUTC()));
        if (gitLab != null)
            progress.step("products", () -> gitLab.connect(baseUrl(), new Settings(given), token.text()));
        if (telegram != null)
            progress.step("bot", () -> telegram.connect(baseUrl(), new Settings(given), token.text()));
        if (launch.withSchedules()) {
            opened.keep(new Schedules(template.functions(), functions, Clock.systemUTC()));
        }
    }

    private int port(String variable, int otherwise) {
        return settings.number(variable, otherwise, 0, PORT_LAST);
    }

    private LocalGitLab startGitLab() {
        int port = port("GITLAB_PORT", 8929);
        Ports.require("GITLAB_PORT", port);
        var gitLab = opened.keep(new LocalGitLab(port));
        given.putAll(gitLab.variables());
        progress.line("gitlab", "none is configured: a stand-in answers at " + gitLab.url());
        return gitLab;
    }

    private void startGitHub() {
        int port = port("GITHUB_PORT", 8931);
        Ports.require("GITHUB_PORT", port);
        var gitHub = opened.keep(new LocalGitHub(port));
        given.putAll(gitHub.variables());
        progress.line("github", "none is configured: a stand-in answers at " + gitHub.url());
    }

    private LocalTelegram startTelegram() {
        var telegram = opened.keep(new LocalTelegram(settings, port("TELEGRAM_PORT", 8930)));
        given.putAll(telegram.variables());
        progress.line("telegram", telegram.told());
        return telegram;
    }

    private String givenDatabase() {
        var database = DatabaseConfig.from(settings);
        replaceDatabase(DatabaseSettings.given(settings));
        progress.line("database", database.host());
        return database.url();
    }

    private String startDatabase() {
        var postgres = progress.step("postgres", () -> opened.keep(new LocalPostgres(home, port("DB_PORT", 5433))));
        replaceDatabase(DatabaseSettings.of(postgres));
        return postgres.jdbcUrl();
    }

    private void replaceDatabase(Map<String, String> words) {
        given.keySet().removeIf(variable -> variable.startsWith("DB_"));
        given.putAll(words);
    }

    private Functions functions(Path templateFile) {
        var environments = new Environments(templateFile, template, given, queues, messaging.endpoints());
        return new Functions(template.functions(), environments::of, agents);
    }

    private void poll() {
        for (var function : template.functions()) {
            for (var trigger : function.queues()) {
                opened.keep(new QueuePoller(queues, trigger, functions.pool(function.name())));
            }
        }
    }

    /// Where HTTP is served: `http://127.0.0.1:8080`.
    public String baseUrl() {
        return "http://127.0.0.1:" + gateway.port();
    }

    public String adminToken() {
        return token.text();
    }

    /// Where the queues are for anybody who speaks SQS.
    public String sqsEndpoint() {
        return queues.endpoint();
    }

    /// Where the topics are for anybody who speaks SNS; empty when no queue hears any.
    public String snsEndpoint() {
        return messaging.snsEndpoint();
    }

    /// The ARNs of the topics that a queue hears.
    public List<String> topicArns() {
        return messaging.topicArns();
    }

    List<String> queueNames() {
        return template.queues().stream().map(QueueSpec::name).toList();
    }

    /// By its local name: `events-dlq`.
    public String queueUrl(String name) {
        return queues.url(name);
    }

    /// For the owner of our own database; for one that was given, without user and password.
    public String jdbcUrl() {
        return jdbcUrl;
    }

    Path home() {
        return home.folder();
    }

    /// Calls a function by its name, as Lambda would.
    public Answer invoke(String function, String event) {
        return functions.pool(function).invoke(event, PATIENCE);
    }

    /// Which variables the function has asked its settings for so far.
    Set<String> asked(String function) {
        return functions.pool(function).asked();
    }

    /// Takes nothing new, lets what runs finish for a while, then stops the queues and last the database.
    @Override
    public void close() {
        opened.close();
    }
}
