package dev.dispatcher.standins.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.standins.Http;
import dev.dispatcher.standins.github.rest.OAuth;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthTest {

    /// From RFC 7636, appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Forge forge = new Forge();
    private final Http http = new Http(forge.github.url(), Map.of());

    @AfterEach
    void close() {
        forge.close();
    }

    @Test
    void signsInWhoeverIsThere() throws IOException {
        forge.github.signIn("bob");

        var token = exchange("code", code(), "code_verifier", VERIFIER);

        assertThat(token.path("token_type").asText()).isEqualTo("bearer");
        assertThat(user(token)).isEqualTo("bob");
        forge.pass(8 * 3_600);
        assertThat(forge.with(token.path("access_token").asText()).get("/user").status())
                .isEqualTo(401);
    }

    @Test
    void givesNothingForAWrongVerifierAndACodeOnce() throws IOException {
        forge.github.signIn("bob");
        assertThat(exchange("code", code(), "code_verifier", "guess")
                        .path("error")
                        .asText())
                .isEqualTo("bad_verification_code");

        var code = code();
        assertThat(exchange("code", code, "code_verifier", VERIFIER).has("access_token"))
                .isTrue();
        assertThat(exchange("code", code, "code_verifier", VERIFIER)
                        .path("error")
                        .asText())
                .isEqualTo("bad_verification_code");
        var late = code();
        forge.pass(601);
        assertThat(exchange("code", late, "code_verifier", VERIFIER).has("access_token"))
                .isFalse();
    }

    @Test
    void voidsBothTokensWhenTheyAreRefreshed() throws IOException {
        forge.github.signIn("bob");
        var first = exchange("code", code(), "code_verifier", VERIFIER);
        var refresh = first.path("refresh_token").asText();

        var second = exchange("grant_type", "refresh_token", "refresh_token", refresh);

        assertThat(user(second)).isEqualTo("bob");
        assertThat(forge.with(first.path("access_token").asText()).get("/user").status())
                .isEqualTo(401);
        assertThat(exchange("grant_type", "refresh_token", "refresh_token", refresh)
                        .path("error")
                        .asText())
                .isEqualTo("bad_refresh_token");
    }

    @Test
    void saysThatSomebodyRefused() throws IOException {
        assertThat(authorize()).contains("error=access_denied", "state=s%201");
    }

    private String authorize() throws IOException {
        var answer = http.get("/login/oauth/authorize?client_id=" + OAuth.CLIENT_ID
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcallback&state=s+1&code_challenge_method=S256&code_challenge="
                + CHALLENGE);
        assertThat(answer.status()).isEqualTo(302);
        return answer.header("Location");
    }

    private String code() throws IOException {
        return authorize().replaceFirst(".*[?&]code=([^&]*).*", "$1");
    }

    private String user(JsonNode token) throws IOException {
        return forge.with(token.path("access_token").asText())
                .get("/user")
                .json()
                .path("login")
                .asText();
    }

    private JsonNode exchange(String... namesAndValues) throws IOException {
        var body = new LinkedHashMap<String, String>();
        body.put("client_id", OAuth.CLIENT_ID);
        body.put("client_secret", OAuth.CLIENT_SECRET);
        for (int i = 0; i < namesAndValues.length; i += 2) body.put(namesAndValues[i], namesAndValues[i + 1]);
        return http.post("/login/oauth/access_token", body).json();
    }
}
