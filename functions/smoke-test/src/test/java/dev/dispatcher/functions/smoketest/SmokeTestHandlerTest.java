package dev.dispatcher.functions.smoketest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.testing.StubServer;
import dev.dispatcher.testing.StubServer.Reply;
import dev.dispatcher.testing.TestInvocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmokeTestHandlerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "arn:aws:lambda:eu-central-1:000000000000:function:api:7";
    private static final String HEALTHY = """
            {"statusCode": 200, "body": "{\\"status\\":\\"ok\\",\\"database\\":\\"ok\\",\\"schema_version\\":\\"5\\"}"}
            """;

    private final StubServer lambda = new StubServer();
    private final StubServer codeDeploy = new StubServer();

    @AfterEach
    void stop() {
        lambda.close();
        codeDeploy.close();
    }

    @Test
    void letsAHealthyVersionThrough() throws IOException {
        lambda.answering(200, HEALTHY);

        handle();

        var asked = codeDeploy.asked().getLast();
        assertThat(asked.header("X-Amz-Target")).contains("CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus");
        assertThat(JSON.readTree(asked.body())).isEqualTo(JSON.readTree("""
                {"deploymentId": "d-SAMPLE123",
                 "lifecycleEventHookExecutionId": "eyJzYW1wbGUiOiJwcmUtdHJhZmZpYyJ9",
                 "status": "Succeeded"}
                """));
    }

    @Test
    void asksTheVersionItselfForItsHealth() throws IOException {
        lambda.answering(200, HEALTHY);

        handle();

        var asked = lambda.asked().getLast();
        assertThat(asked.path()).isEqualTo("/2015-03-31/functions/" + VERSION.replace(":", "%3A") + "/invocations");
        assertThat(asked.header("Authorization"))
                .hasValueSatisfying(it -> assertThat(it).contains("/lambda/"));
        var event = LambdaEventSerializers.serializerFor(
                        APIGatewayV2HTTPEvent.class, getClass().getClassLoader())
                .fromJson(asked.body());
        assertThat(event.getRawPath()).isEqualTo("/api/v1/health");
        assertThat(event.getRequestContext().getHttp().getMethod()).isEqualTo("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"statusCode\": 503, \"body\": \"{\\\"database\\\":\\\"ok\\\"}\"}",
                "{\"statusCode\": 200, \"body\": \"{\\\"database\\\":\\\"down\\\"}\"}",
                "{\"statusCode\": 200, \"body\": \"{}\"}",
                "{\"statusCode\": 200, \"body\": \"<html>\"}",
                "{\"statusCode\": 200}",
                "null",
                "[]",
                "",
                "nonsense"
            })
    void holdsBackAVersionThatDoesNotAnswerAsItShould(String answer) throws IOException {
        lambda.answering(200, answer);

        handle();

        assertThat(status()).isEqualTo("Failed");
    }

    @Test
    void holdsBackAVersionThatFails() throws IOException {
        lambda.answering(_ -> new Reply(200, HEALTHY, Map.of("X-Amz-Function-Error", "Unhandled")));

        handle();

        assertThat(status()).isEqualTo("Failed");
    }

    @Test
    void holdsBackAVersionThatCannotBeInvoked() throws IOException {
        lambda.answering(404, "{\"Type\": \"User\", \"Message\": \"no such function\"}");

        handle();

        assertThat(status()).isEqualTo("Failed");
    }

    @Test
    void saysItAgainWhenCodeDeployDidNotListen() throws IOException {
        lambda.answering(200, HEALTHY);
        var tries = new AtomicInteger();
        codeDeploy.answering(_ -> new Reply(tries.incrementAndGet() < 3 ? 500 : 200, "{}"));

        handle();

        assertThat(codeDeploy.asked()).hasSize(3);
    }

    @Test
    void failsWhenCodeDeployNeverListens() {
        codeDeploy.answering(500, "{}");

        assertThatThrownBy(this::handle).isInstanceOf(RemoteFailure.class);
    }

    private void handle() throws IOException {
        var hook = JSON.readValue(
                Files.readString(Path.of(System.getProperty("root"), "events/smoke-test/pre-traffic.json")),
                new TypeReference<Map<String, String>>() {});
        var variables = Map.of(
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                "canary-key",
                "AWS_ENDPOINT_URL_LAMBDA",
                lambda.url(),
                "AWS_ENDPOINT_URL_CODEDEPLOY",
                codeDeploy.url(),
                "TARGET_VERSION",
                VERSION);
        try (var context =
                FunctionContext.start("smoke-test", variables, getClass().getClassLoader())) {
            new SmokeTestHandler(context).handleRequest(hook, new TestInvocation());
        }
    }

    private String status() throws IOException {
        return JSON.readTree(codeDeploy.asked().getLast().body()).get("status").textValue();
    }
}
