package dev.dispatcher.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.platform.Settings;
import dev.dispatcher.testing.SettableClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RdsTokenTest {

    private static final String HOST = "db.abc.eu-central-1.rds.amazonaws.com";
    private static final String SCOPE = "20260301/eu-central-1/rds-db/aws4_request";

    @Test
    void isASignedAddressWithoutItsScheme() {
        var token = mint(Map.of(), "app");

        assertThat(token).startsWith(HOST + ":5432/?").doesNotContain("canary-key");
        var query = query(token);
        assertThat(query)
                .containsEntry("Action", "connect")
                .containsEntry("DBUser", "app")
                .containsEntry("X-Amz-Algorithm", "AWS4-HMAC-SHA256")
                .containsEntry("X-Amz-Credential", ("AKIDEXAMPLE/" + SCOPE).replace("/", "%2F"))
                .containsEntry("X-Amz-Date", "20260301T120000Z")
                .containsEntry("X-Amz-Expires", "900")
                .containsEntry("X-Amz-SignedHeaders", "host");
        assertThat(query.get("X-Amz-Signature")).isEqualTo(expected(query));
    }

    @Test
    void carriesASessionAndEscapesAUser() {
        var token = mint(Map.of("AWS_SESSION_TOKEN", "ses/si+on="), "o'hara & co");

        var query = query(token);
        assertThat(query)
                .containsEntry("X-Amz-Security-Token", "ses%2Fsi%2Bon%3D")
                .containsEntry(
                        "DBUser",
                        URLEncoder.encode("o'hara & co", StandardCharsets.UTF_8).replace("+", "%20"));
        assertThat(query.get("X-Amz-Signature")).isEqualTo(expected(query));
    }

    private static String mint(Map<String, String> more, String user) {
        var variables = new HashMap<>(more);
        variables.putAll(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "canary-key"));
        return new RdsToken(new Aws(new Settings(variables)), new SettableClock(Instant.parse("2026-03-01T12:00:00Z")))
                .mint(HOST, 5432, user);
    }

    private static String expected(Map<String, String> query) {
        var canonicalQuery = query.entrySet().stream()
                .filter(part -> !part.getKey().equals("X-Amz-Signature"))
                .sorted(Map.Entry.comparingByKey())
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining("&"));
        return SigV4.signature(
                "canary-key",
                "20260301T120000Z",
                SCOPE,
                String.join("\n", "GET", "/", canonicalQuery, "host:" + HOST + ":5432", "", "host", SigV4.sha256("")));
    }

    private static Map<String, String> query(String token) {
        return Stream.of(token.substring(token.indexOf('?') + 1).split("&", -1))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    }
}
