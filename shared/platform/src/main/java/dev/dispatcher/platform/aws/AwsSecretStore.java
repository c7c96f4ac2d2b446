package dev.dispatcher.platform.aws;

import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.SecretStore;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// AWS Secrets Manager.
@Singleton
@Secondary
final class AwsSecretStore implements SecretStore {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Aws aws;
    private @Nullable SecretsManagerClient client;

    AwsSecretStore(Aws aws) {
        this.aws = aws;
    }

    @Override
    public String read(String arn) {
        try {
            var text = client().getSecretValue(ask -> ask.secretId(arn)).secretString();
            if (text != null) return text;
        } catch (SdkException failure) {
            throw new RemoteFailure("the secret " + arn + " could not be read", failure);
        }
        throw new RemoteFailure("the secret " + arn + " is not text");
    }

    private synchronized SecretsManagerClient client() {
        var ready = client;
        if (ready == null) {
            ready = aws.prepare(SecretsManagerClient.builder(), "secretsmanager")
                    .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
                    .overrideConfiguration(limits ->
                            limits.apiCallTimeout(PATIENCE.multipliedBy(2)).apiCallAttemptTimeout(PATIENCE))
                    .build();
            client = ready;
        }
        return ready;
    }
}
