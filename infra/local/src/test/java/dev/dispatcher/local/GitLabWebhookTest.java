package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.local.template.FunctionRules;
import dev.dispatcher.local.template.TemplateFile;
import dev.dispatcher.standins.gitlab.GitLabStandIn;
import dev.dispatcher.standins.gitlab.hooks.Delivery;
import dev.dispatcher.standins.gitlab.hooks.Post;
import dev.dispatcher.standins.gitlab.world.JobScript;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Webhooks from where they are made to where they are events.
class GitLabWebhookTest {

    private static final Path ROOT =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath();
    private static final LocalDispatcher SYSTEM =
            LocalDispatcher.start(Launch.forTest(ROOT.resolve("template.yaml")).with("EVENT_SWEEP_EVERY", "10m"));
    private static final Client CLIENT = new Client(SYSTEM);

    private final GitLabStandIn gitlab = GitLabStandIn.start(Clock.systemUTC());

    @AfterEach
    void stop() {
        gitlab.close();
    }

    @AfterAll
    static void close() {
        CLIENT.close();
        SYSTEM.close();
    }

    @Test
    void turnsWhatGitLabTellsIntoEventsOnce() throws Exception {
        gitlab.project("demo/shop")
                .pipelineScript(JobScript.of("build", "compile").goes())
                .hook(url("h1"), hex(secret("h1")), "")
                .hook(url("h2"), "", "whsec_" + Base64.getEncoder().encodeToString(secret("h2")));
        gitlab.webhooks().by(Post.doubling());
        trigger();
        gitlab.tick();

        assertThat(gitlab.webhooks().deliveries())
                .hasSizeGreaterThan(4)
                .extracting(Delivery::status)
                .containsOnly(200);
        var pipeline = CLIENT.awaitNewest("gitlab.pipeline", "processed");
        assertThat(pipeline.at("/payload/body/object_attributes/status").asText())
                .isEqualTo("success");
        CLIENT.awaitNewest("gitlab.build", "processed");
        int letters = gitlab.webhooks().deliveries().size() / 2;
        assertThat(total("gitlab.pipeline") + total("gitlab.build")).isEqualTo(letters);
    }

    private static int total(String type) throws Exception {
        return CLIENT.get("/events?type=" + type).body().at("/pagination/total").asInt();
    }

    @Test
    void turnsAwayWhoeverDoesNotKnowTheSecret() throws Exception {
        gitlab.project("demo/shop")
                .pipelineScript(JobScript.of("build", "compile").goes())
                .hook(url("h1"), hex(secret("h2")), "");
        trigger();
        gitlab.tick();

        assertThat(gitlab.webhooks().deliveries())
                .isNotEmpty()
                .extracting(Delivery::status)
                .containsOnly(401);
    }

    @Test
    void everyWebhookAsksForWhatTheTemplateGivesIt() throws Exception {
        var body = "{\"update_id\":1,\"zen\":\"Keep it logically awesome.\"}";
        var signature = hmac(hex(derived("github:h1")).getBytes(StandardCharsets.UTF_8), body);
        var proofs = Map.of(
                "/webhooks/gitlab/h1", List.of("X-Gitlab-Token", hex(secret("h1"))),
                "/webhooks/github/h1", List.of("X-Hub-Signature-256", "sha256=" + hex(signature)),
                "/webhooks/telegram", List.of("X-Telegram-Bot-Api-Secret-Token", hex(derived("telegram"))));

        try (var http = HttpClient.newHttpClient()) {
            for (var proof : proofs.entrySet()) {
                var request = HttpRequest.newBuilder(URI.create(SYSTEM.baseUrl() + proof.getKey()))
                        .header(proof.getValue().getFirst(), proof.getValue().getLast())
                        .header("X-Gitlab-Event", "Push Hook")
                        .header("X-GitHub-Event", "ping")
                        .POST(BodyPublishers.ofString(body));
                assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                        .as(proof.getKey())
                        .isEqualTo(200);
            }
        }

        var asked = Stream.of("gitlab-webhook", "github-webhook", "telegram-webhook")
                .collect(Collectors.toMap(Function.identity(), SYSTEM::asked));
        assertThat(FunctionRules.undeclared(TemplateFile.read(ROOT.resolve("template.yaml")), asked))
                .isEmpty();
    }

    private static String url(String hook) {
        return SYSTEM.baseUrl() + "/webhooks/gitlab/" + hook;
    }

    private static byte[] secret(String hook) throws IOException, GeneralSecurityException {
        return derived("gitlab:" + hook);
    }

    /// As the documentation of the configuration says it is derived.
    private static byte[] derived(String name) throws IOException, GeneralSecurityException {
        var master = Files.readString(SYSTEM.home().resolve("webhook-secret")).strip();
        return hmac(master.getBytes(StandardCharsets.UTF_8), name);
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private void trigger() throws IOException, InterruptedException {
        var project = gitlab.project("demo/shop");
        var request = HttpRequest.newBuilder(
                        URI.create(gitlab.apiUrl() + "/projects/" + project.id() + "/trigger/pipeline"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("ref=master&token=" + project.triggerToken()))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        }
    }
}
