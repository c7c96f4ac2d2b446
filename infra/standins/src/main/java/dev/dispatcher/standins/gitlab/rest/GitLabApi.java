package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.Call;
import dev.dispatcher.standins.Handler;
import dev.dispatcher.standins.Parameters;
import dev.dispatcher.standins.Routes;
import dev.dispatcher.standins.gitlab.world.Links;
import dev.dispatcher.standins.gitlab.world.World;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Everything below `/api/v4`: finds the route, asks for a token, answers from the world.
public final class GitLabApi implements Handler {

    private static final String BASE = "/api/v4";
    private static final String BEARER = "Bearer ";

    private final Routes<Endpoint> routes = new Routes<>();
    private final RateLimit rateLimit = new RateLimit();
    private final World world;
    private final String token;

    /// `token` is the one that is let in, as `PRIVATE-TOKEN` or as a bearer.
    public GitLabApi(World world, Links links, String token) {
        this.world = world;
        this.token = token;
        var shapes = new Shapes(links);
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
        var answer = world.now(now -> {
            try {
                var match = routes.find(call).orElseThrow(Refused::noSuchRoute);
                if (!match.target().isOpen() && !isLetIn(call)) throw Refused.unauthorized();
                var parameters = Parameters.of(call).orElseThrow(() -> Refused.error("Problems parsing JSON"));
                var request = new Request(world, now, call, match.variables(), parameters);
                return match.target().work().on(request).with(rateLimit.next(now));
            } catch (Refused refused) {
                return refused.answer().with(rateLimit.next(now));
            }
        });
        return answer.with("X-Request-Id", UUID.randomUUID().toString());
    }

    private boolean isLetIn(Call call) {
        return Optional.of(token).equals(call.header("PRIVATE-TOKEN"))
                || Optional.of(BEARER + token).equals(call.header("Authorization"));
    }
}
