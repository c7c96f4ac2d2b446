package dev.dispatcher.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.SettableClock;
import dev.dispatcher.platform.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignedCallsTest {

    private final StubAws server = new StubAws();

    SignedCallsTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void postsJsonWithASignatureThatFitsIt() {
        server.answer = "{\"ok\":\"ü\"}";

        assertThat(calls(server.variables("CODEDEPLOY")).call("codedeploy", "Service_1.Do", "{\"é\":1}"))
                .isEqualTo("{\"ok\":\"ü\"}");
        var asked = server.asked.getFirst();
        assertThat(asked.operation()).isEqualTo("Service_1.Do");
        assertThat(asked.contentType()).isEqualTo("application/x-amz-json-1.1");
        assertThat(asked.body()).isEqualTo("{\"é\":1}");
        assertThat(asked.authorization())
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/eu-central-1/codedeploy/aws4_request,")
                .containsPattern("SignedHeaders=[a-z0-9;-]*host;[a-z0-9;-]*x-amz-target")
                .containsPattern("Signature=[0-9a-f]{64}$");
    }

    @Test
    void saysWhatTheServiceSaid() {
        server.status = 400;
        server.answer = "{\"__type\":\"DeploymentDoesNotExistException\"}";

        assertThatThrownBy(() -> calls(server.variables("CODEDEPLOY")).call("codedeploy", "Service_1.Do", "{}"))
                .isInstanceOf(RemoteFailure.class)
                .hasMessage("codedeploy answered 400: {\"__type\":\"DeploymentDoesNotExistException\"}");
    }

    @Test
    void saysWhenNobodyIsThere() {
        var variables = new HashMap<>(server.variables("CODEDEPLOY"));
        server.close();

        assertThatThrownBy(() -> calls(variables).call("codedeploy", "Service_1.Do", "{}"))
                .isInstanceOf(RemoteFailure.class)
                .hasMessage("codedeploy is out of reach");
    }

    private static SignedCalls calls(Map<String, String> variables) {
        return new SignedCalls(new Aws(new Settings(variables)), new SettableClock());
    }
}
