package dev.dispatcher.assistant.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.forge.OAuthWire;
import dev.dispatcher.assistant.forge.SignIn;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.Tokens;
import dev.dispatcher.platform.Secret;
import dev.dispatcher.platform.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// GitHub's OAuth, of an application or of an app: the latter's tokens end, and renew each other. Mistakes are answered
/// with 200 there.
final class GitHubSignIn implements SignIn {

    private static final String SCOPE = "repo workflow admin:repo_hook read:org";

    /// Taken back, or never there: 422 is for a token that is over.
    private static final Set<Integer> GONE = Set.of(204, 404, 422);

    private final String apiUrl;
    private final String instance;
    private final String clientId;
    private final Secret clientSecret;
    private final Clock clock;
    private final OAuthWire wire = new OAuthWire();

    GitHubSignIn(String apiUrl, String instance, String clientId, Secret clientSecret, Clock clock) {
        this.apiUrl = apiUrl;
        this.instance = instance;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
    }

    @Override
    public String address(String redirect, String state, String challenge) {
        var query = new LinkedHashMap<String, String>();
        query.put("client_id", clientId);
        query.put("redirect_uri", redirect);
        query.put("state", state);
        query.put("scope", SCOPE);
        query.put("code_challenge", challenge);
        query.put("code_challenge_method", "S256");
        return instance + "/login/oauth/authorize?" + OAuthWire.query(query);
    }

    @Override
    public Grant exchange(String code, String redirect, String verifier) {
        return ask(Map.of("code", code, "redirect_uri", redirect, "code_verifier", verifier));
    }

    @Override
    public Grant refresh(String refreshToken) {
        return ask(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private Grant ask(Map<String, String> form) {
        var all = new LinkedHashMap<>(form);
        all.put("client_id", clientId);
        all.put("client_secret", clientSecret.reveal());
        var body = wire.post(instance + "/login/oauth/access_token", all).body();
        var access = body.path("access_token").asText("");
        if (access.isEmpty()) return new Grant.Denied(body.path("error").asText("no token"));
        return new Grant.Granted(tokens(access, body));
    }

    private Tokens tokens(String access, JsonNode body) {
        var refresh = body.path("refresh_token").asText("");
        var seconds = body.path("expires_in").asLong(0);
        return new Tokens(
                new Token(access),
                refresh.isEmpty() ? null : new Token(refresh),
                seconds == 0 ? null : clock.instant().plusSeconds(seconds),
                Arrays.stream(body.path("scope").asText("").split("[, ]", -1))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    @Override
    public boolean revoke(Tokens tokens) {
        var name = (clientId + ":" + clientSecret.reveal()).getBytes(StandardCharsets.UTF_8);
        var body = Json.write(Map.of("access_token", tokens.access().value()));
        var reply = wire.send(HttpRequest.newBuilder(URI.create(apiUrl + "/applications/" + clientId + "/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(name))
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.ofString(body)));
        return GONE.contains(reply.status());
    }
}
