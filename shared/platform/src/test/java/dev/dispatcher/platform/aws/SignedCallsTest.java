package dev.dispatcher.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.StubServer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignedCallsTest {

    private final StubServer server = new StubServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void postsJsonWithASignatureThatFitsIt() {
        server.answering(200, "{\"ok\":\"ü\"}");

        assertThat(calls().call("codedeploy", "Service_1.Do", "{\"é\":1}")).isEqualTo("{\"ok\":\"ü\"}");
        var asked = server.asked().getFirst();
        assertThat(asked.header("X-Amz-Target")).contains("Service_1.Do");
        assertThat(asked.header("Content-Type")).contains("application/x-amz-json-1.1");
        assertThat(asked.body()).isEqualTo("{\"é\":1}");
        assertThat(asked.header("Authorization").orElseThrow())
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/eu-central-1/codedeploy/aws4_request,")
                .containsPattern("SignedHeaders=[a-z0-9;-]*host;[a-z0-9;-]*x-amz-target")
                .containsPattern("Signature=[0-9a-f]{64}$");
    }

    @Test
    void saysWhatTheServiceSaid() {
        server.answering(400, "{\"__type\":\"DeploymentDoesNotExistException\"}");

        assertThatThrownBy(() -> calls().call("codedeploy", "Service_1.Do", "{}"))
                .isInstanceOf(RemoteFailure.class)
                .hasMessage("codedeploy answered 400: {\"__type\":\"DeploymentDoesNotExistException\"}");
    }

    @Test
    void saysWhenNobodyIsThere() {
        server.close();

        assertThatThrownBy(() -> calls().call("codedeploy", "Service_1.Do", "{}"))
                .isInstanceOf(RemoteFailure.class)
                .hasMessage("codedeploy is out of reach");
    }

    /// In a task they come from a server of their own, which may be away.
    @Test
    void saysThatNobodyIsThereWhenNobodyGivesCredentials() {
        System.setProperty("aws.disableEc2Metadata", "true");
        try {
            var settings =
                    new Settings(Map.of("AWS_REGION", "eu-central-1", "AWS_ENDPOINT_URL_CODEDEPLOY", server.url()));
            var calls = new SignedCalls(new Aws(settings), new SettableClock(Instant.parse("2026-03-01T12:00:00Z")));

            assertThatThrownBy(() -> calls.call("codedeploy", "Service_1.Do", "{}"))
                    .isInstanceOf(RemoteFailure.class)
                    .hasMessage("codedeploy is out of reach");
        } finally {
            System.clearProperty("aws.disableEc2Metadata");
        }
    }

    private SignedCalls calls() {
        var variables = Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "canary-key",
                "AWS_ENDPOINT_URL_CODEDEPLOY", server.url());
        return new SignedCalls(
                new Aws(new Settings(variables)), new SettableClock(Instant.parse("2026-03-01T12:00:00Z")));
    }
}
