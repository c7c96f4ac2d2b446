package dev.dispatcher.webhooks.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.lambda.HttpCall;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.webhooks.Hmac;
import dev.dispatcher.webhooks.HookSecrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitLabProofTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BODY = "{\"object_kind\":\"pipeline\"}";

    private final SettableClock clock = new SettableClock(NOW);
    private final HookSecrets secrets = secrets("new", "old");
    private final GitLabProof proof = new GitLabProof(secrets, clock, false);

    @Test
    void takesTheTokenOfEitherMasterAndNoOther() {
        assertThat(isGenuine(Map.of("X-Gitlab-Token", secrets.token("gitlab:h1"))))
                .isTrue();
        assertThat(isGenuine(Map.of("X-Gitlab-Token", secrets("old", "").token("gitlab:h1"))))
                .isTrue();

        assertThat(isGenuine(Map.of("X-Gitlab-Token", secrets("older", "").token("gitlab:h1"))))
                .isFalse();
        assertThat(isGenuine(Map.of("X-Gitlab-Token", secrets.token("gitlab:h2"))))
                .isFalse();
        assertThat(isGenuine(Map.of("X-Gitlab-Token", ""))).isFalse();
        assertThat(isGenuine(Map.of())).isFalse();
    }

    @Test
    void takesASignatureOfEitherMasterAmongSeveral() {
        assertThat(isGenuine(signed(secrets, "0"))).isTrue();
        assertThat(isGenuine(signed(secrets("old", ""), "0"))).isTrue();
        var several = new HashMap<>(signed(secrets, "0"));
        several.computeIfPresent("webhook-signature", (_, one) -> "v2,AAAA v1,AAAA " + one);
        assertThat(isGenuine(several)).isTrue();

        assertThat(isGenuine(signed(secrets("older", ""), "0"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-300, true", "-301, false", "300, true", "301, false", "+0, false", "x, false", "'', false"})
    void takesASignatureForFiveMinutes(String offset, boolean isTaken) {
        assertThat(isGenuine(signed(secrets, offset))).isEqualTo(isTaken);
    }

    @Test
    void neverFallsBackFromASignatureToTheToken() {
        for (var signature : List.of("", "v1,AAAA", "nonsense")) {
            var headers = Map.of(
                    "X-Gitlab-Token",
                    secrets.token("gitlab:h1"),
                    "webhook-id",
                    "m1",
                    "webhook-timestamp",
                    String.valueOf(NOW.getEpochSecond()),
                    "webhook-signature",
                    signature);
            assertThat(isGenuine(headers)).as(signature).isFalse();
        }
        // Every delivery has an id and a time. Only the signature says that it is signed.
        assertThat(isGenuine(Map.of(
                        "X-Gitlab-Token", secrets.token("gitlab:h1"),
                        "webhook-id", "m1",
                        "webhook-timestamp", "1")))
                .isTrue();
    }

    @Test
    void takesNoTokenWhereASignatureIsRequired() {
        var strict = new GitLabProof(secrets, clock, true);
        var token = Map.of("X-Gitlab-Token", secrets.token("gitlab:h1"));
        var both = new HashMap<>(signed(secrets, "0"));
        both.putAll(token);

        assertThat(strict.isGenuine("h1", new HttpCall(Map.of(), token, bytes(BODY))))
                .isFalse();
        assertThat(strict.isGenuine("h1", new HttpCall(Map.of(), both, bytes(BODY))))
                .isTrue();
        assertThat(isGenuine(token)).isTrue();
    }

    @Test
    void countsEveryByteThatWasSigned() {
        var headers = signed(secrets, "0");

        assertThat(proof.isGenuine("h1", new HttpCall(Map.of(), headers, bytes(BODY + " "))))
                .isFalse();
        assertThat(proof.isGenuine("h2", new HttpCall(Map.of(), headers, bytes(BODY))))
                .isFalse();
    }

    private boolean isGenuine(Map<String, String> headers) {
        return proof.isGenuine("h1", new HttpCall(Map.of(), headers, bytes(BODY)));
    }

    private static Map<String, String> signed(HookSecrets by, String offset) {
        var time = offset.matches("-?\\d+")
                ? String.valueOf(NOW.getEpochSecond() + Long.parseLong(offset))
                : offset.replace("+0", "+" + NOW.getEpochSecond());
        var key = Base64.getDecoder().decode(by.signingToken("gitlab:h1").replace("whsec_", ""));
        var signature = Hmac.of(key, bytes("m1." + time + "."), bytes(BODY));
        return Map.of(
                "webhook-id",
                "m1",
                "webhook-timestamp",
                time,
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(signature));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HookSecrets secrets(String master, String previous) {
        var settings =
                new Settings(Map.of("WEBHOOK_MASTER_SECRET", master, "WEBHOOK_MASTER_SECRET_PREVIOUS", previous));
        return new HookSecrets(new Secrets(settings, arn -> arn, clock));
    }
}
