package dev.dispatcher.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.Settings;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwsSecretStoreTest {

    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:1:secret:token-AbCdEf";

    private final StubAws server = new StubAws();
    private final AwsSecretStore store = new AwsSecretStore(new Aws(new Settings(server.variables("SECRETSMANAGER"))));

    AwsSecretStoreTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksSecretsManagerForTheText() {
        server.answer = "{\"ARN\": \"" + ARN + "\", \"SecretString\": \"dsp_abc\"}";

        assertThat(store.read(ARN)).isEqualTo("dsp_abc");
        var asked = server.asked.getFirst();
        assertThat(asked.operation()).isEqualTo("secretsmanager.GetSecretValue");
        assertThat(asked.body()).isEqualTo("{\"SecretId\":\"" + ARN + "\"}");
        assertThat(asked.authorization()).contains("Credential=AKIDEXAMPLE/", "/eu-central-1/secretsmanager/");
    }

    @Test
    void turnsARefusalIntoARemoteFailureThatNamesTheSecretOnly() {
        server.status = 400;
        server.answer = "{\"__type\": \"ResourceNotFoundException\", \"message\": \"no such secret\"}";

        assertThatThrownBy(() -> store.read(ARN))
                .isInstanceOf(RemoteFailure.class)
                .hasMessage("the secret " + ARN + " could not be read");
    }

    @Test
    void refusesASecretThatIsNotText() {
        server.answer = "{\"SecretBinary\": \"AAAA\"}";

        assertThatThrownBy(() -> store.read(ARN)).isInstanceOf(RemoteFailure.class);
    }
}
