package dev.dispatcher.assistant.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.forge.OAuthWire;
import dev.dispatcher.assistant.forge.SignIn;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.Tokens;
import dev.dispatcher.platform.Secret;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// GitLab's OAuth. A refresh voids both tokens that were there before.
final class GitLabSignIn implements SignIn {

    private static final String SCOPE = "api";

    private final String instance;
    private final String clientId;
    private final Secret clientSecret;
    private final Clock clock;
    private final OAuthWire wire = new OAuthWire();

    GitLabSignIn(String instance, String clientId, Secret clientSecret, Clock clock) {
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
        query.put("response_type", "code");
        query.put("state", state);
        query.put("scope", SCOPE);
        query.put("code_challenge", challenge);
        query.put("code_challenge_method", "S256");
        return instance + "/oauth/authorize?" + OAuthWire.query(query);
    }

    @Override
    public Grant exchange(String code, String redirect, String verifier) {
        return ask(Map.of(
                "grant_type", "authorization_code", "code", code, "redirect_uri", redirect, "code_verifier", verifier));
    }

    @Override
    public Grant refresh(String refreshToken) {
        return ask(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private Grant ask(Map<String, String> form) {
        var reply = wire.post(instance + "/oauth/token", signed(form));
        var body = reply.body();
        if (reply.status() != 200) {
            return new Grant.Denied(body.path("error").asText("" + reply.status()));
        }
        return new Grant.Granted(tokens(body));
    }

    private Tokens tokens(JsonNode body) {
        var refresh = body.path("refresh_token").asText("");
        var seconds = body.path("expires_in").asLong(0);
        return new Tokens(
                new Token(body.path("access_token").asText()),
                refresh.isEmpty() ? null : new Token(refresh),
                seconds == 0 ? null : clock.instant().plusSeconds(seconds),
                List.of(body.path("scope").asText(SCOPE).split(" ", -1)));
    }

    @Override
    public boolean revoke(Tokens tokens) {
        var form = signed(Map.of("token", tokens.access().value()));
        return wire.post(instance + "/oauth/revoke", form).status() == 200;
    }

    private Map<String, String> signed(Map<String, String> form) {
        var all = new LinkedHashMap<>(form);
        all.put("client_id", clientId);
        all.put("client_secret", clientSecret.reveal());
        return all;
    }
}
