package dev.dispatcher.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.testing.StubServer;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwsSecretStoreTest {

    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:1:secret:token-AbCdEf";

    private final StubServer server = new StubServer();
    private final AwsSecretStore store = new AwsSecretStore(new SignedCalls(
            new Aws(new Settings(Map.of(
                    "AWS_REGION", "eu-central-1",
                    "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                    "AWS_SECRET_ACCESS_KEY", "canary-key",
                    "AWS_ENDPOINT_URL_SECRETSMANAGER", server.url()))),
            Clock.systemUTC()));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksSecretsManagerForTheText() {
        server.answering(200, "{\"ARN\": \"" + ARN + "\", \"SecretString\": \"dsp_abc\"}");

        assertThat(store.read(ARN)).isEqualTo("dsp_abc");
        var asked = server.asked().getFirst();
        assertThat(asked.header("X-Amz-Target")).contains("secretsmanager.GetSecretValue");
        assertThat(asked.body()).isEqualTo("{\"SecretId\":\"" + ARN + "\"}");
        assertThat(asked.header("Authorization").orElseThrow())
                .contains("Credential=AKIDEXAMPLE/", "/eu-central-1/secretsmanager/");
    }

    @Test
    void turnsARefusalIntoARemoteFailureThatNamesTheSecretOnly() {
        server.answering(400, "{\"__type\": \"ResourceNotFoundException\", \"message\": \"no such secret\"}");

        assertThatThrownBy(() -> store.read(ARN))
                .isInstanceOf(RemoteFailure.class)
                .hasMessage("the secret " + ARN + " could not be read");
    }

    @Test
    void refusesASecretThatIsNotText() {
        server.answering(200, "{\"SecretBinary\": \"AAAA\"}");

        assertThatThrownBy(() -> store.read(ARN)).isInstanceOf(RemoteFailure.class);
    }
}
