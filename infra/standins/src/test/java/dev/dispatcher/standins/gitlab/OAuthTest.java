package dev.dispatcher.standins.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.standins.Http;
import dev.dispatcher.standins.gitlab.rest.OAuth;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthTest {

    /// From RFC 7636, appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String REDIRECT = "http://127.0.0.1:1/callback";

    private final Scene scene = new Scene();
    private final Http http = new Http(scene.gitlab.url(), Map.of());

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void signsInWhoeverIsThereForTwoHours() throws IOException {
        scene.gitlab.signIn("dev");

        var token = exchange(code(), VERIFIER);

        assertThat(token.path("scope").asText()).isEqualTo("api");
        assertThat(token.path("expires_in").asInt()).isEqualTo(7_200);
        assertThat(who(token)).isEqualTo("dev");
        scene.pass(7_200);
        assertThat(who(token)).isEmpty();
    }

    @Test
    void givesNothingForAWrongVerifierAndACodeOnce() throws IOException {
        scene.gitlab.signIn("dev");
        assertThat(exchange(code(), "guess").path("error").asText()).isEqualTo("invalid_grant");

        var code = code();
        assertThat(exchange(code, VERIFIER).has("access_token")).isTrue();
        assertThat(exchange(code, VERIFIER).path("error").asText()).isEqualTo("invalid_grant");
        var late = code();
        scene.pass(601);
        assertThat(exchange(late, VERIFIER).has("access_token")).isFalse();
    }

    @Test
    void voidsBothTokensWhenTheyAreRefreshed() throws IOException {
        scene.gitlab.signIn("dev");
        var first = exchange(code(), VERIFIER);
        var refresh = first.path("refresh_token").asText();

        var second = ask("token", "grant_type", "refresh_token", "refresh_token", refresh);

        assertThat(who(second)).isEqualTo("dev");
        assertThat(who(first)).isEmpty();
        assertThat(ask("token", "grant_type", "refresh_token", "refresh_token", refresh)
                        .path("error")
                        .asText())
                .isEqualTo("invalid_grant");
    }

    @Test
    void forgetsWhatIsRevoked() throws IOException {
        scene.gitlab.signIn("dev");
        var token = exchange(code(), VERIFIER);

        ask("revoke", "token", token.path("access_token").asText());

        assertThat(who(token)).isEmpty();
        var refresh = token.path("refresh_token").asText();
        assertThat(ask("token", "grant_type", "refresh_token", "refresh_token", refresh)
                        .has("access_token"))
                .isFalse();
    }

    @Test
    void saysThatSomebodyRefused() throws IOException {
        assertThat(authorize()).contains("error=access_denied", "state=s%201");
    }

    private String authorize() throws IOException {
        var answer = http.get("/oauth/authorize?response_type=code&scope=api&client_id=" + OAuth.CLIENT_ID
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcallback&state=s+1&code_challenge_method=S256&code_challenge="
                + CHALLENGE);
        assertThat(answer.status()).isEqualTo(302);
        return answer.header("Location");
    }

    private String code() throws IOException {
        return authorize().replaceFirst(".*[?&]code=([^&]*).*", "$1");
    }

    private String who(JsonNode token) throws IOException {
        var bearer = "Bearer " + token.path("access_token").asText();
        return new Http(scene.gitlab.apiUrl(), Map.of("Authorization", bearer))
                .get("/user")
                .json()
                .path("username")
                .asText();
    }

    private JsonNode exchange(String code, String verifier) throws IOException {
        return ask(
                "token",
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                REDIRECT,
                "code_verifier",
                verifier);
    }

    private JsonNode ask(String what, String... namesAndValues) throws IOException {
        var body = new LinkedHashMap<String, String>();
        body.put("client_id", OAuth.CLIENT_ID);
        body.put("client_secret", OAuth.CLIENT_SECRET);
        for (int i = 0; i < namesAndValues.length; i += 2) body.put(namesAndValues[i], namesAndValues[i + 1]);
        return http.post("/oauth/" + what, body).json();
    }
}
