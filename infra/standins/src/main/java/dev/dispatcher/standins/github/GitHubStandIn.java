package dev.dispatcher.standins.github;

import dev.dispatcher.standins.Faults;
import dev.dispatcher.standins.Heart;
import dev.dispatcher.standins.Ledger;
import dev.dispatcher.standins.NoPages;
import dev.dispatcher.standins.StandInServer;
import dev.dispatcher.standins.github.hooks.Webhooks;
import dev.dispatcher.standins.github.rest.GitHubApi;
import dev.dispatcher.standins.github.rest.OAuth;
import dev.dispatcher.standins.github.world.World;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// A GitHub of our own, laid out as an Enterprise server is. What it was asked is in the ledger; what goes wrong is
/// in the faults.
public final class GitHubStandIn implements AutoCloseable {

    private final StandInServer server;
    private final Webhooks webhooks;
    private final World world;
    private final OAuth oauth = new OAuth();
    private final GitHubApi api;
    private final Heart heart = new Heart("github-stand-in", this::tick);

    private GitHubStandIn(int port, Clock clock) {
        this.server = new StandInServer(port, clock);
        this.webhooks = new Webhooks(clock);
        this.world = new World(clock, webhooks);
        this.api = new GitHubApi(world, webhooks, oauth);
        server.serve(new NoPages("GitHub", "GITHUB_API_URL", api));
    }

    /// On any free port. Time passes when somebody asks, webhooks leave at a `tick()`.
    public static GitHubStandIn start(Clock clock) {
        return new GitHubStandIn(0, clock);
    }

    /// For people to watch: webhooks leave by themselves as things happen.
    public static GitHubStandIn startOn(int port, Clock clock) {
        var standIn = new GitHubStandIn(port, clock);
        standIn.heart.start();
        return standIn;
    }

    public String url() {
        return server.url();
    }

    /// What goes into `GITHUB_API_URL`.
    public String apiUrl() {
        return url() + "/api/v3";
    }

    /// Made when it is asked for the first time.
    public RepositoryHandle repository(String fullName) {
        return new RepositoryHandle(world, world.now(_ -> world.repository(fullName)));
    }

    /// A personal token of this account's, which does not expire.
    public String token(String login) {
        return token(login, Instant.MAX);
    }

    public String token(String login, Instant until) {
        return world.now(_ -> oauth.personalToken(world.account(login), until));
    }

    public void revoke(String token) {
        world.now(now -> {
            oauth.revoke(token);
            return now;
        });
    }

    /// From now on this is who comes to authorize, and agrees. With an empty name everybody refuses.
    public void signIn(String login) {
        world.now(now -> {
            oauth.signIn(login.isEmpty() ? null : world.account(login));
            return now;
        });
    }

    public Faults faults() {
        return server.faults();
    }

    public Ledger ledger() {
        return server.ledger();
    }

    public Webhooks webhooks() {
        return webhooks;
    }

    /// Lets happen what was due by now and brings the webhooks about it. Answers how many were brought.
    public int tick() {
        world.now(now -> now);
        return webhooks.deliver();
    }

    /// Connections are refused until `up()`.
    public void down() {
        server.down();
    }

    public void up() {
        server.up();
    }

    /// Every verb and path that is served.
    public List<String> routes() {
        return api.routes();
    }

    @Override
    public void close() {
        heart.close();
        server.close();
        webhooks.close();
    }
}
