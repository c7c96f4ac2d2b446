package dev.dispatcher.functions.api.edge;

import dev.dispatcher.database.ApiToken;
import dev.dispatcher.database.ApiTokens;
import dev.dispatcher.database.Scope;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Closed by default: no route runs before its scope was asked for here.
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class Gatekeeper {

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([!-~]+) *");

    private final ApiTokens tokens;

    Gatekeeper(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @RequestFilter
    void admit(HttpRequest<?> request) {
        var found = RouteAttributes.getRouteMatch(request);
        if (found.isEmpty()) return; // nothing will run, and the framework says why
        var route = found.get().getRouteInfo().getAnnotationMetadata();
        if (route.hasAnnotation(Open.class)) return;
        var token = authenticate(request);
        var scopes = route.enumValues(Needs.class, Scope.class);
        if (scopes.length == 0) throw new Refused(Problem.of(403, "forbidden", "This route is closed."));
        if (Arrays.stream(scopes).noneMatch(token::allows)) throw missing(scopes[0]);
        request.setAttribute(Caller.ATTRIBUTE, new Caller(token));
    }

    private ApiToken authenticate(HttpRequest<?> request) {
        var header = request.getHeaders().get("authorization");
        if (header == null) throw unknown("Send an API token: Authorization: Bearer dsp_…", "Bearer");
        var bearer = BEARER.matcher(header);
        if (!bearer.matches()) throw unknown("The Authorization header is not 'Bearer' and a token.", "Bearer");
        return tokens.authenticate(bearer.group(1))
                .orElseThrow(() ->
                        unknown("This token is unknown, revoked or has expired.", "Bearer error=\"invalid_token\""));
    }

    private static Refused unknown(String sentence, String challenge) {
        return new Refused(Problem.of(401, "unauthorized", sentence).with("WWW-Authenticate", challenge));
    }

    private static Refused missing(Scope scope) {
        return new Refused(Problem.of(403, "forbidden", "This token lacks the scope '" + scope.word() + "'.")
                .with("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + scope.word() + "\""));
    }
}
