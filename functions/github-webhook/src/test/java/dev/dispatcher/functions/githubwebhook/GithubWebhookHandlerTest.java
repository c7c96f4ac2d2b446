package dev.dispatcher.functions.githubwebhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.testing.Samples;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.TestInvocation;
import dev.dispatcher.testing.TestQueues;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GithubWebhookHandlerTest {

    private static final String HOOK = "019b8d40-5a00-7000-8000-00000000a001";

    private final String queue = TestQueues.create("webhooks");
    private ApplicationContext context = start(Map.of());
    private GithubWebhookHandler handler = new GithubWebhookHandler(context);

    @AfterEach
    void stop() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource({
        "workflow-run, github.workflow_run, /workflow_run/conclusion, failure, 1",
        "pull-request, github.pull_request, /requested_team/slug, platform, 2",
        "ping, github.ping, /hook/active, true, 3"
    })
    void putsEachSampleOnTheQueueAsOneEvent(String sample, String type, String pointer, String value, int number) {
        assertThat(handle(sample(sample)).getStatusCode()).isEqualTo(200);

        var message = message();
        assertThat(message.path("type").asText()).isEqualTo(type);
        assertThat(message.path("idempotency_key").asText())
                .isEqualTo("github:" + HOOK + ":72d3162e-cc78-11e3-81ab-00000000000" + number);
        assertThat(message.at("/payload/hook_id").asText()).isEqualTo(HOOK);
        assertThat(message.at("/payload/headers/x-github-event").asText()).isEqualTo(type.replace("github.", ""));
        assertThat(message.at("/payload/body" + pointer).asText()).isEqualTo(value);
        assertThat(message.toString()).doesNotContain("sha256=");
    }

    @Test
    void saysNothingToWhoeverCannotProveIt() {
        var unsigned = sample("workflow-run");
        unsigned.getHeaders().remove("x-hub-signature-256");
        var touched = sample("workflow-run");
        touched.setBody(touched.getBody().replace("failure", "success"));
        var otherHook = sample("workflow-run");
        otherHook.setPathParameters(Map.of("hook_id", "another"));
        var noHook = sample("workflow-run");
        noHook.setPathParameters(null);
        var brokenBase64 = sample("pull-request");
        brokenBase64.setBody("not base64!");

        for (var event : new APIGatewayV2HTTPEvent[] {unsigned, touched, otherHook, noHook, brokenBase64}) {
            var response = handle(event);
            assertThat(response.getStatusCode()).isEqualTo(401);
            assertThat(response.getBody())
                    .isEqualTo("{\"error\":\"Unauthorized.\",\"code\":\"unauthorized\",\"request_id\":\"request-1\"}");
        }
        assertThat(TestQueues.visible(queue)).isZero();
    }

    @Test
    void readsHeadersInAnyCase() {
        var event = sample("workflow-run");
        var shouted = new HashMap<String, String>();
        event.getHeaders().forEach((name, value) -> shouted.put(name.toUpperCase(Locale.ROOT), value));
        event.setHeaders(shouted);

        assertThat(handle(event).getStatusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsTooLargeBeforeItHashes() {
        var plain = sample("workflow-run");
        plain.setBody("x".repeat(4 * 1024 * 1024 + 1));
        var base64 = sample("pull-request");
        base64.setBody("A".repeat(8 * 1024 * 1024));

        assertThat(handle(plain).getStatusCode()).isEqualTo(413);
        assertThat(handle(base64).getStatusCode()).isEqualTo(413);
    }

    @Test
    void admitsThatItCouldNotKeepIt() {
        context.close();
        context = start(Map.of("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1"));
        handler = new GithubWebhookHandler(context);

        assertThat(handle(sample("workflow-run")).getStatusCode()).isEqualTo(500);
    }

    private ApplicationContext start(Map<String, String> more) {
        var variables = new HashMap<>(TestQueues.variables());
        variables.put("WEBHOOKS_QUEUE_URL", queue);
        variables.put("WEBHOOK_MASTER_SECRET", "sample-master");
        variables.put("QUEUE_BUDGET", "10s");
        variables.putAll(more);
        var clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
        return FunctionContext.start("github-webhook", variables, getClass().getClassLoader(), clock);
    }

    private APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return handler.handleRequest(event, new TestInvocation());
    }

    private JsonNode message() {
        return TestQueues.next(queue, Duration.ofSeconds(10));
    }

    private static APIGatewayV2HTTPEvent sample(String name) {
        return Samples.read(APIGatewayV2HTTPEvent.class, "github-webhook/" + name);
    }
}
