package dev.dispatcher.standins.github.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.Call;
import dev.dispatcher.standins.Handler;
import dev.dispatcher.standins.Parameters;
import dev.dispatcher.standins.Routes;
import dev.dispatcher.standins.github.hooks.Webhooks;
import dev.dispatcher.standins.github.world.Account;
import dev.dispatcher.standins.github.world.World;
import java.util.List;
import java.util.Optional;

/// Everything below `/api/v3`, where an Enterprise server has it, and the way to sign in below `/login/oauth`.
public final class GitHubApi implements Handler {

    /// Answers one request, under the world's lock.
    @FunctionalInterface
    interface Work {
        Answer on(Request request);
    }

    private static final String BASE = "/api/v3";
    private static final String TAKE_BACK = BASE + "/applications/" + OAuth.CLIENT_ID + "/token";

    private final Routes<Work> routes = new Routes<>();
    private final World world;
    private final OAuth oauth;

    public GitHubApi(World world, Webhooks webhooks, OAuth oauth) {
        this.world = world;
        this.oauth = oauth;
        new RepositoryRoutes().into(this);
        new RunRoutes().into(this);
        new PullRoutes().into(this);
        new HookRoutes(webhooks).into(this);
    }

    void on(String method, String path, Work work) {
        routes.on(method, BASE + path, work);
    }

    public List<String> routes() {
        return routes.names();
    }

    @Override
    public Answer answer(Call call) {
        if (call.path().startsWith("/login/oauth/")) return world.now(now -> oauth.answer(call, now));
        if (call.method().equals("DELETE") && call.path().equals(TAKE_BACK))
            return world.now(_ -> oauth.takeBack(call));
        return world.now(now -> {
            try {
                var caller = caller(call).orElseThrow(() -> Refused.of(401, "Bad credentials"));
                var match = routes.find(call).orElseThrow(Refused::notFound);
                var given = Parameters.of(call).orElseThrow(() -> Refused.of(400, "Problems parsing JSON"));
                return match.target()
                        .on(new Request(world, now, caller, match.variables(), given))
                        .with(oauth.headers(token(call)));
            } catch (Refused refused) {
                return refused.answer();
            }
        });
    }

    private Optional<Account> caller(Call call) {
        return oauth.owner(token(call), world.now(now -> now));
    }

    private static String token(Call call) {
        return call.header("Authorization").orElse("").replaceFirst("^(?i)(bearer|token) ", "");
    }
}
