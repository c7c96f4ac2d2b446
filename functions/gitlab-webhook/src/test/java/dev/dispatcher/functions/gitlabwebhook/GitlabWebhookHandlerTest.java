package dev.dispatcher.functions.gitlabwebhook;

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

class GitlabWebhookHandlerTest {

    private static final String HOOK = "019b8d40-5a00-7000-8000-00000000a001";

    private final SettableClock clock = new SettableClock(Instant.ofEpochSecond(1_767_605_403));
    private final String queue = TestQueues.create("webhooks");
    private ApplicationContext context = start(queue, Map.of());
    private GitlabWebhookHandler handler = new GitlabWebhookHandler(context);

    @AfterEach
    void stop() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource({"pipeline, gitlab.pipeline, 1", "job, gitlab.build, 2", "signed, gitlab.pipeline, 3"})
    void putsEachSampleOnTheQueueAsOneEvent(String sample, String type, int number) {
        var response = handle(sample(sample));

        assertThat(response.getStatusCode()).isEqualTo(200);
        var message = message();
        assertThat(message.path("type").asText()).isEqualTo(type);
        assertThat(message.path("idempotency_key").asText())
                .isEqualTo("gitlab:" + HOOK + ":6f3a1c2e-0000-4000-8000-00000000000" + number);
        assertThat(message.at("/payload/hook_id").asText()).isEqualTo(HOOK);
        assertThat(message.at("/payload/headers/x-gitlab-event").asText()).endsWith(" Hook");
        assertThat(message.at("/payload/body/object_kind").asText()).isEqualTo(type.replace("gitlab.", ""));
        assertThat(message.toString()).doesNotContain("x-gitlab-token", token());
    }

    @Test
    void saysNothingToWhoeverCannotProveIt() {
        var stranger = sample("pipeline");
        stranger.setHeaders(without(stranger.getHeaders(), "x-gitlab-token"));
        var otherHook = sample("pipeline");
        otherHook.setPathParameters(Map.of("hook_id", "another"));
        var noHook = sample("pipeline");
        noHook.setPathParameters(null);
        var late = sample("signed");

        for (var event : new APIGatewayV2HTTPEvent[] {stranger, otherHook, noHook}) assertUnauthorized(handle(event));
        clock.advance(Duration.ofMinutes(6));
        assertUnauthorized(handle(late));
        assertThat(TestQueues.visible(queue)).isZero();
    }

    @Test
    void takesOnlyWhatIsSignedWhereThatIsRequired() {
        context.close();
        context = start(queue, Map.of("GITLAB_SIGNATURE_REQUIRED", "true"));
        handler = new GitlabWebhookHandler(context);

        assertUnauthorized(handle(sample("pipeline")));
        assertThat(handle(sample("signed")).getStatusCode()).isEqualTo(200);
    }

    @Test
    void readsHeadersInAnyCase() {
        var event = sample("pipeline");
        var shouted = new HashMap<String, String>();
        event.getHeaders().forEach((name, value) -> shouted.put(name.toUpperCase(Locale.ROOT), value));
        event.setHeaders(shouted);

        assertThat(handle(event).getStatusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsTooLargeBeforeItHashes() {
        var plain = sample("pipeline");
        plain.setBody("x".repeat(4 * 1024 * 1024 + 1));
        var base64 = sample("signed");
        base64.setBody("A".repeat(8 * 1024 * 1024));

        assertThat(handle(plain).getStatusCode()).isEqualTo(413);
        assertThat(handle(base64).getStatusCode()).isEqualTo(413);
    }

    @Test
    void takesBrokenBase64ForAStranger() {
        var event = sample("signed");
        event.setBody("not base64!");

        assertUnauthorized(handle(event));
    }

    @Test
    void admitsThatItCouldNotKeepIt() {
        context.close();
        context = start("http://127.0.0.1:1/000000000000/webhooks", Map.of());
        handler = new GitlabWebhookHandler(context);

        assertThat(handle(sample("pipeline")).getStatusCode()).isEqualTo(500);
    }

    private void assertUnauthorized(APIGatewayV2HTTPResponse response) {
        assertThat(response.getStatusCode()).isEqualTo(401);
        assertThat(response.getBody())
                .isEqualTo("{\"error\":\"Unauthorized.\",\"code\":\"unauthorized\",\"request_id\":\"request-1\"}");
    }

    private ApplicationContext start(String queueUrl, Map<String, String> more) {
        var variables = new HashMap<>(TestQueues.variables());
        if (!queueUrl.equals(queue)) variables.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");
        variables.put("WEBHOOKS_QUEUE_URL", queueUrl);
        variables.put("WEBHOOK_MASTER_SECRET", "sample-master");
        variables.put("QUEUE_BUDGET", "10s");
        variables.putAll(more);
        return FunctionContext.start("gitlab-webhook", variables, getClass().getClassLoader(), clock);
    }

    private APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return handler.handleRequest(event, new TestInvocation());
    }

    private JsonNode message() {
        return TestQueues.next(queue, Duration.ofSeconds(10));
    }

    private static String token() {
        return sample("pipeline").getHeaders().getOrDefault("x-gitlab-token", "none");
    }

    private static Map<String, String> without(Map<String, String> headers, String name) {
        var fewer = new HashMap<>(headers);
        fewer.remove(name);
        return fewer;
    }

    private static APIGatewayV2HTTPEvent sample(String name) {
        return Samples.read(APIGatewayV2HTTPEvent.class, "gitlab-webhook/" + name);
    }
}
