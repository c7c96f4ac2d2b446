package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

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
                .hook(url("h1"), HexFormat.of().formatHex(secret("h1")), "")
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
                .hook(url("h1"), HexFormat.of().formatHex(secret("h2")), "");
        trigger();
        gitlab.tick();

        assertThat(gitlab.webhooks().deliveries())
                .isNotEmpty()
                .extracting(Delivery::status)
                .containsOnly(401);
    }

    private static String url(String hook) {
        return SYSTEM.baseUrl() + "/webhooks/gitlab/" + hook;
    }

    /// As the documentation of the configuration says it is derived.
    private static byte[] secret(String hook) throws IOException, GeneralSecurityException {
        var master = Files.readString(SYSTEM.home().resolve("webhook-secret")).strip();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(master.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(("gitlab:" + hook).getBytes(StandardCharsets.UTF_8));
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
