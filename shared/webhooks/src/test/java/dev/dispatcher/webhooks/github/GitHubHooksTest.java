package dev.dispatcher.webhooks.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.lambda.HttpCall;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.webhooks.HookNews;
import dev.dispatcher.webhooks.HookSecrets;
import dev.dispatcher.webhooks.Reduction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubHooksTest {

    private static final String BODY = "{\"action\":\"completed\",\"workflow_run\":{\"id\":1}}";

    private final HookSecrets secrets = secrets("new", "old");
    private final GitHubHooks github = new GitHubHooks(secrets);

    @Test
    void takesTheSignatureOfEitherMasterAndNoOther() {
        assertThat(isGenuine(sign(secrets, BODY), BODY)).isTrue();
        assertThat(isGenuine(sign(secrets("old", ""), BODY), BODY)).isTrue();

        assertThat(isGenuine(sign(secrets("older", ""), BODY), BODY)).isFalse();
        assertThat(isGenuine(sign(secrets, BODY), BODY + " ")).isFalse();
        assertThat(isGenuine(sign(secrets, BODY).toUpperCase(Locale.ROOT), BODY))
                .isFalse();
        assertThat(isGenuine(sign(secrets, BODY).replace("sha256=", ""), BODY)).isFalse();
        assertThat(isGenuine("", BODY)).isFalse();
    }

    @Test
    void seesOneByteThatIsWrongWhereverItIs() {
        var signature = sign(secrets, BODY);
        for (int at = 0; at < signature.length(); at++) {
            var wrong = new StringBuilder(signature);
            wrong.setCharAt(at, signature.charAt(at) == '0' ? '1' : '0');
            assertThat(isGenuine(wrong.toString(), BODY)).as("byte " + at).isFalse();
        }
    }

    @Test
    void takesNoSignatureMadeForAnotherHookNorTheOldHeader() {
        var signature = sign(secrets, BODY);

        assertThat(github.isGenuine(call("h2", Map.of("X-Hub-Signature-256", signature), BODY)))
                .isFalse();
        assertThat(github.isGenuine(call("../h1", Map.of("X-Hub-Signature-256", signature), BODY)))
                .isFalse();
        assertThat(github.isGenuine(call("h1", Map.of("X-Hub-Signature", signature), BODY)))
                .isFalse();
    }

    @Test
    void readsTheFormThatIsGitHubsDefault() {
        var form = "a=b&payload=" + URLEncoder.encode("{\"a\":\"1 + 1 & ж\"}", StandardCharsets.UTF_8);
        var type = Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8");

        assertThat(github.read(call("h1", type, form)))
                .hasValueSatisfying(body -> assertThat(body).hasToString("{\"a\":\"1 + 1 & ж\"}"));
        for (var wrong : new String[] {"", "payload=", "payload=%zz", "payload=[]", "other=%7B%7D"}) {
            assertThat(github.read(call("h1", type, wrong))).as(wrong).isEmpty();
        }
        assertThat(github.read(call("h1", Map.of(), form))).isEmpty();
    }

    @Test
    void isOneEventUnderTheIdOfItsDelivery() {
        var headers = new HashMap<String, String>();
        headers.put("x-github-event", "workflow_run");
        headers.put("X-GITHUB-DELIVERY", "d1");

        var news = news(headers);

        assertThat(news.type()).isEqualTo("github.workflow_run");
        assertThat(news.key()).isEqualTo("github:h1:d1");
        assertThat(news.headers()).isEqualTo(Map.of("x-github-event", "workflow_run"));
        assertThat(news(Map.of("X-GitHub-Event", "Ping Pong")).type()).isEqualTo("github.ping_pong");
        assertThat(news(Map.of()).type()).isEqualTo("github.unknown");
        assertThat(news(Map.of()).key()).startsWith("github:h1:sha256:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workflow_run",
                "workflow_job",
                "check_run",
                "pull_request",
                "pull_request_review",
                "pull_request_review_comment",
                "issue_comment",
                "gollum",
                "push",
                "release",
                "create",
                "deployment_status",
                "star"
            })
    void getsEveryEventSmallEnoughAndKeepsWhere(String event) {
        var body = new JsonMapper().createObjectNode().put("action", "opened").put("ref", "r".repeat(300_000));
        body.putObject("repository").put("full_name", "demo/shop").put("description", "d".repeat(300_000));
        for (var name : new String[] {"pull_request", "comment", "review", "release", "workflow_run"}) {
            body.putObject(name)
                    .put("body", "ж".repeat(200_000))
                    .put("title", "t")
                    .put("id", 7);
        }
        for (int i = 0; i < 3_000; i++) {
            body.withArray("commits")
                    .addObject()
                    .put("message", "m".repeat(200))
                    .put("url", "u");
            body.withArray("pages").addObject().put("title", "p".repeat(200));
        }

        var reduced = Reduction.of(body, GitHubFields.of(event));

        assertThat(reduced.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(Reduction.BYTES_MAX);
        assertThat(reduced.at("/repository/full_name").asText()).isEqualTo("demo/shop");
        assertThat(reduced.path("action").asText()).isEqualTo("opened");
        assertThat(reduced.path("repository").has("description")).isFalse();
    }

    private HookNews news(Map<String, String> headers) {
        var call = call("h1", headers, BODY);
        return github.news(call, github.read(call).orElseThrow());
    }

    private boolean isGenuine(String signature, String body) {
        return github.isGenuine(call("h1", Map.of("x-hub-signature-256", signature), body));
    }

    private static HttpCall call(String hook, Map<String, String> headers, String body) {
        return new HttpCall(Map.of("hook_id", hook), headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /// As GitHub does it: the key is the secret as it was typed in.
    private static String sign(HookSecrets by, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(by.token("github:h1").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static HookSecrets secrets(String master, String previous) {
        var settings =
                new Settings(Map.of("WEBHOOK_MASTER_SECRET", master, "WEBHOOK_MASTER_SECRET_PREVIOUS", previous));
        return new HookSecrets(new Secrets(settings, arn -> arn, new SettableClock(Instant.EPOCH)));
    }
}
