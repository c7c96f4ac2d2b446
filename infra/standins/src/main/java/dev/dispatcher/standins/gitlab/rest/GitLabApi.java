package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.Call;
import dev.dispatcher.standins.Handler;
import dev.dispatcher.standins.Parameters;
import dev.dispatcher.standins.Routes;
import dev.dispatcher.standins.gitlab.world.Links;
import dev.dispatcher.standins.gitlab.world.World;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Everything below `/api/v4`: finds the route, asks for a token, answers from the world.
public final class GitLabApi implements Handler {

    private static final String BASE = "/api/v4";
    private static final String BEARER = "Bearer ";

    private final Routes<Endpoint> routes = new Routes<>();
    private final RateLimit rateLimit = new RateLimit();
    private final World world;
    private final Tokens tokens;
    private final OAuth oauth;

    /// Tokens come as `PRIVATE-TOKEN` or as a bearer.
    public GitLabApi(World world, Links links, Tokens tokens, OAuth oauth, HookRoutes hooks) {
        this.world = world;
        this.tokens = tokens;
        this.oauth = oauth;
        var shapes = new Shapes(links);
        var reviews = new ReviewShapes(links);
        new PersonRoutes(shapes, reviews, tokens).into(this);
        new MergeRequestRoutes(reviews).into(this);
        hooks.into(this);
        new ProjectRoutes(shapes).into(this);
        new BranchRoutes(shapes).into(this);
        new EnvironmentRoutes(shapes).into(this);
        new VariableRoutes(shapes).into(this);
        new TriggerRoutes(shapes).into(this);
        new PipelineRoutes(shapes).into(this);
        new JobRoutes(shapes).into(this);
    }

    void on(String method, String path, Endpoint.Work work) {
        routes.on(method, BASE + path, new Endpoint(work, false));
    }

    /// Without a token in a header.
    void open(String method, String path, Endpoint.Work work) {
        routes.on(method, BASE + path, new Endpoint(work, true));
    }

    /// Every verb and path.
    public List<String> routes() {
        return routes.names();
    }

    @Override
    public Answer answer(Call call) {
        if (call.path().startsWith("/oauth/")) return world.now(now -> oauth.answer(call, now));
        var answer = world.now(now -> {
            try {
                var match = routes.find(call).orElseThrow(Refused::noSuchRoute);
                var caller = match.target().isOpen() ? tokens.robot() : caller(call, now);
                var parameters = Parameters.of(call).orElseThrow(() -> Refused.error("Problems parsing JSON"));
                var request = new Request(world, now, caller, call, match.variables(), parameters);
                return match.target().work().on(request).with(rateLimit.next(now));
            } catch (Refused refused) {
                return refused.answer().with(rateLimit.next(now));
            }
        });
        return answer.with("X-Request-Id", UUID.randomUUID().toString());
    }

    private Tokens.Held caller(Call call, Instant now) {
        var given = call.header("PRIVATE-TOKEN")
                .or(() -> call.header("Authorization")
                        .filter(header -> header.startsWith(BEARER))
                        .map(header -> header.substring(BEARER.length())))
                .orElse("");
        if (tokens.isRevoked(given)) throw Refused.invalidToken("Token was revoked.");
        var held = tokens.find(given).orElseThrow(Refused::unauthorized);
        if (held.isOver(now)) throw Refused.invalidToken("Token is expired.");
        // What a token may do with itself, every token may.
        if (call.path().endsWith("/personal_access_tokens/self")) return held;
        if (!held.allows(call.isMutating())) throw Refused.insufficientScope();
        return held;
    }
}
