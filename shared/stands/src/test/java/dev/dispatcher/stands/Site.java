package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Database;
import dev.dispatcher.people.Language;
import dev.dispatcher.people.UserDetails;
import dev.dispatcher.people.Users;
import dev.dispatcher.platform.Metrics;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.standins.gitlab.Demo;
import dev.dispatcher.standins.gitlab.GitLabStandIn;
import dev.dispatcher.standins.gitlab.ProjectHandle;
import dev.dispatcher.stands.gitlab.GitLab;
import dev.dispatcher.testing.SettableClock;
import io.micronaut.context.ApplicationContext;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Stands on a real database and a stand-in GitLab, whose time a test moves. Nothing happens by itself: `pass` lets
/// time go by and has every stand looked at when it is due.
final class Site implements AutoCloseable {

    static final long OWNER = 7;
    static final Instant START = Instant.parse("2026-03-27T12:00:00Z");

    final SettableClock clock = new SettableClock(START);
    final GitLabStandIn gitLab = GitLabStandIn.start(clock);
    final ProjectHandle project = Demo.in(gitLab);
    /// For the test: what moves stands may have another.
    final Database database;
    final Products products;
    final StandLaunch launch;
    final StandCommands commands;
    final StandShelf shelf;
    final Claims claims;
    final Advance advance;
    final StandAdvance reaction;
    final OldStands old;
    final StandMonitor monitor;
    final ApplicationContext context;

    private final Ground ground = Ground.take();

    Site() {
        this(Map.of(), UnaryOperator.identity());
    }

    Site(Map<String, String> settings) {
        this(settings, UnaryOperator.identity());
    }

    Site(Map<String, String> settings, UnaryOperator<DataSource> wrapping) {
        database = new Database(ground.dataSource());
        var theirs = new Database(wrapping.apply(ground.dataSource()));
        var variables = new HashMap<>(ground.variables());
        variables.putAll(Map.of(
                "GITLAB_API_URL", gitLab.apiUrl(),
                "GITLAB_TOKEN", GitLabStandIn.TOKEN,
                "GITLAB_TRIGGER_PIPELINE_TOKEN", project.triggerToken()));
        variables.putAll(settings);
        context = FunctionContext.start("stands", variables, Site.class.getClassLoader(), clock);
        var parts = Parts.of(theirs, new Settings(variables), context, clock);
        products = parts.products();
        launch = parts.launch();
        commands = parts.commands();
        shelf = parts.shelf();
        claims = parts.claims();
        advance = parts.advance();
        reaction = new StandAdvance(advance, claims, clock);
        old = new OldStands(theirs, new Settings(variables), clock);
        monitor =
                new StandMonitor(theirs, shelf, new Metrics(clock, new PrintStream(OutputStream.nullOutputStream())));
        new Users(database).save(new UserDetails(OWNER, "Ann", null, null, null, null, Language.EN, null));
    }

    Draft product(String code) {
        return Draft.of(code, project.path());
    }

    Site with(Draft product) {
        products.save(product.done());
        return this;
    }

    /// A stand of the product `webshop`, in line.
    UUID stand(String name) {
        if (products.find("webshop").isEmpty()) with(product("webshop"));
        return stand(name, "webshop");
    }

    UUID stand(String name, String... codes) {
        var result = launch.launch(new NewStand(name, List.of(codes), OWNER, null));
        assertThat(result).isInstanceOf(StandLaunch.Queued.class);
        return ((StandLaunch.Queued) result).stand();
    }

    /// Lets so much time go by: every stand is looked at whenever it is due.
    void pass(Duration time) {
        var end = clock.instant().plus(time);
        settle();
        for (var next = nextDue(); next != null && !next.isAfter(end); next = nextDue()) {
            if (next.isAfter(clock.instant())) clock.advance(Duration.between(clock.instant(), next));
            settle();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    /// Everything that is due now.
    int settle() {
        int moved = 0;
        while (advance.anyDue().isPresent()) {
            if (++moved > 2_000) throw new AssertionError("it never settles: " + statuses());
        }
        return moved;
    }

    @Nullable
    Instant nextDue() {
        return database.one("SELECT min(due_at) AS due FROM stands", row -> new Due(row.timeOrNull("due")))
                .orElseThrow()
                .at();
    }

    private record Due(@Nullable Instant at) {}

    Map<String, String> statuses() {
        var statuses = new HashMap<String, String>();
        database.list(
                "SELECT name, status FROM stands ORDER BY id",
                row -> statuses.put(row.text("name"), row.text("status")));
        return statuses;
    }

    StandShelf.Whole look(String name) {
        return shelf.find(name).orElseThrow();
    }

    String status(String name) {
        return database.one(
                        "SELECT status FROM stands WHERE name = ? ORDER BY gone_at DESC NULLS FIRST, id DESC LIMIT 1",
                        row -> row.text("status"),
                        name)
                .orElseThrow();
    }

    RunView run(String name) {
        return look(name).listed().run();
    }

    @Nullable
    Stuck stuck(String name) {
        return look(name).listed().stuck();
    }

    /// Passes time until the stand says so, an hour at most.
    void until(String name, String status) {
        var end = clock.instant().plus(Duration.ofHours(6));
        settle();
        while (!status(name).equals(status)) {
            var next = nextDue();
            if (next == null || next.isAfter(end)) {
                throw new AssertionError("%s is %s, never %s: %s\n%s"
                        .formatted(
                                name,
                                status(name),
                                status,
                                run(name),
                                gitLab.ledger().all()));
            }
            if (next.isAfter(clock.instant())) clock.advance(Duration.between(clock.instant(), next));
            settle();
        }
    }

    /// Moves nothing but the clock.
    void setTime(Instant time) {
        clock.advance(Duration.between(clock.instant(), time));
    }

    /// The one job of this name in the stand's current run.
    JobView job(String stand, String job) {
        var whole = look(stand);
        return whole.jobs().stream()
                .filter(found -> found.name().equals(job)
                        && found.runId().equals(whole.listed().run().id()))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /// As if whoever holds a lease had died long ago.
    void letLeasesExpire() {
        database.update(
                "UPDATE stands SET lease_until = clock_timestamp() - interval '1 hour' WHERE lease_until IS NOT NULL");
    }

    List<String> news() {
        return database.list("SELECT kind || ': ' || text AS line FROM news ORDER BY id", row -> row.text("line"));
    }

    @Override
    public void close() {
        context.close();
        gitLab.close();
        ground.giveBack();
    }
}
