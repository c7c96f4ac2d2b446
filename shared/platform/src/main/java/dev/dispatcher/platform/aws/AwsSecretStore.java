package dev.dispatcher.platform.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.SecretStore;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.util.Map;

/// AWS Secrets Manager.
@Singleton
@Secondary
final class AwsSecretStore implements SecretStore {

    private static final String READ = "secretsmanager.GetSecretValue";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SignedCalls aws;

    AwsSecretStore(SignedCalls aws) {
        this.aws = aws;
    }

    @Override
    public String read(String arn) {
        try {
            var asked = JSON.writeValueAsString(Map.of("SecretId", arn));
            var text = JSON.readTree(answer(asked)).path("SecretString");
            if (text.isTextual()) return text.textValue();
        } catch (RemoteFailure failure) {
            throw new RemoteFailure("the secret " + arn + " could not be read", failure);
        } catch (JsonProcessingException _) {
            // Its message would quote the secret.
        }
        throw new RemoteFailure("the secret " + arn + " is not text");
    }

    /// Asked twice: a webhook that waits for a secret is not sent again.
    private String answer(String asked) {
        try {
            return aws.call("secretsmanager", READ, asked);
        } catch (RemoteFailure _) {
            return aws.call("secretsmanager", READ, asked);
        }
    }
}
