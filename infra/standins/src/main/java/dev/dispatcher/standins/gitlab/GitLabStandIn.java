package dev.dispatcher.standins.gitlab;

import dev.dispatcher.standins.Faults;
import dev.dispatcher.standins.Heart;
import dev.dispatcher.standins.Ledger;
import dev.dispatcher.standins.NoPages;
import dev.dispatcher.standins.StandInServer;
import dev.dispatcher.standins.gitlab.hooks.Webhooks;
import dev.dispatcher.standins.gitlab.rest.GitLabApi;
import dev.dispatcher.standins.gitlab.rest.HookRoutes;
import dev.dispatcher.standins.gitlab.rest.OAuth;
import dev.dispatcher.standins.gitlab.rest.Tokens;
import dev.dispatcher.standins.gitlab.world.Links;
import dev.dispatcher.standins.gitlab.world.World;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// A GitLab of our own: a server with projects, branches, environments, variables, pipelines, jobs and merge
/// requests, and with users who sign in, whose time is the clock it was given. What it was asked is in the ledger;
/// what goes wrong is in the faults.
public final class GitLabStandIn implements AutoCloseable {

    /// Lets in, as `PRIVATE-TOKEN` or as a bearer.
    public static final String TOKEN = "glpat-stand-in";

    private static final Duration MONTH = Duration.ofDays(30);

    private final StandInServer server;
    private final Webhooks webhooks;
    private final World world;
    private final Tokens tokens = new Tokens(TOKEN);
    private final OAuth oauth = new OAuth(tokens);
    private final HookRoutes hookRoutes;
    private final GitLabApi api;
    private final Heart heart = new Heart("gitlab-stand-in", this::tick);

    private GitLabStandIn(int port, Clock clock) {
        this.server = new StandInServer(port, clock);
        var links = new Links(server.url());
        this.webhooks = new Webhooks(links, clock);
        this.world = new World(clock, webhooks);
        this.hookRoutes = new HookRoutes(webhooks);
        this.api = new GitLabApi(world, links, tokens, oauth, hookRoutes);
        server.serve(new NoPages("GitLab", "GITLAB_API_URL", api));
    }

    /// On any free port. Nothing happens by itself: time passes when somebody asks, webhooks leave at a `tick()`.
    public static GitLabStandIn start(Clock clock) {
        return new GitLabStandIn(0, clock);
    }

    /// For people to watch: webhooks leave by themselves as things happen.
    public static GitLabStandIn startOn(int port, Clock clock) {
        var standIn = new GitLabStandIn(port, clock);
        standIn.heart.start();
        return standIn;
    }

    public String url() {
        return server.url();
    }

    /// What goes into `GITLAB_API_URL`.
    public String apiUrl() {
        return url() + "/api/v4";
    }

    /// Made when it is asked for the first time, with a default branch.
    public ProjectHandle project(String path) {
        return new ProjectHandle(world, webhooks, world.now(now -> world.project(path, now)));
    }

    /// A personal token of this user's that may do everything, for a month.
    public String token(String username) {
        return world.now(now -> tokens.personal(world.user(username), List.of("api"), now.plus(MONTH)));
    }

    /// One that never expires, with these scopes.
    public String token(String username, String... scopes) {
        return world.now(_ -> tokens.personal(world.user(username), List.of(scopes), null));
    }

    public void revoke(String token) {
        world.now(now -> {
            tokens.revoke(token);
            return now;
        });
    }

    /// From now on this is who comes to authorize, and agrees. With an empty name everybody refuses.
    public void signIn(String username) {
        world.now(now -> {
            oauth.signIn(username.isEmpty() ? null : world.user(username));
            return now;
        });
    }

    /// Whether hooks keep a signing token. Where the flag is off, GitLab drops it without a word.
    public void sign(boolean should) {
        world.now(now -> {
            hookRoutes.sign(should);
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

    /// Lets happen what was due by now and sends the webhooks about it. Answers how many were sent.
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
