package dev.dispatcher.platform.aws;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/// Where AWS is and who we are there, from the settings Lambda gives. Asked on use: without AWS nothing is missed.
@Singleton
public final class Aws {

    private final Settings settings;

    public Aws(Settings settings) {
        this.settings = settings;
    }

    /// Prepares a client of `service`, which is named as in `AWS_ENDPOINT_URL_SQS`.
    public <B extends AwsClientBuilder<B, ?>> B prepare(B client, String service) {
        endpoint(service).ifPresent(client::endpointOverride);
        return client.region(region()).credentialsProvider(credentials());
    }

    public Region region() {
        return Region.of(settings.required("AWS_REGION"));
    }

    /// Set only where a service is not at its usual address: on one machine and in tests.
    public Optional<URI> endpoint(String service) {
        var variable = "AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT);
        return settings.text(variable).map(value -> address(variable, value));
    }

    /// Those in the settings, else wherever the SDK finds some (after a SnapStart restore they are not in the
    /// settings).
    public AwsCredentialsProvider credentials() {
        return settings.text("AWS_ACCESS_KEY_ID")
                .<AwsCredentialsProvider>map(id -> StaticCredentialsProvider.create(given(id)))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    private AwsCredentials given(String id) {
        var secret = settings.required("AWS_SECRET_ACCESS_KEY");
        return settings.text("AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
                .orElseGet(() -> AwsBasicCredentials.create(id, secret));
    }

    private static URI address(String variable, String value) {
        try {
            var address = URI.create(value);
            if (address.getHost() != null) return address;
        } catch (IllegalArgumentException _) {
            // falls through to the one sentence below
        }
        throw new Misconfigured(
                "%s must be an address such as http://localhost:9324, but is '%s'.".formatted(variable, value));
    }
}
