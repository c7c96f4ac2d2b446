package dev.dispatcher.scripts.ecs;

import dev.dispatcher.platform.aws.Aws;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/// One client a function. It asks once: whoever got no answer asks again a minute later, under the same key.
@Singleton
final class EcsClients implements EcsTaskRunner.Client {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Aws aws;
    private @Nullable EcsClient client;

    EcsClients(Aws aws) {
        this.aws = aws;
    }

    @Override
    public synchronized EcsClient get() {
        var ready = client;
        if (ready == null) {
            ready = aws.prepare(EcsClient.builder(), "ecs")
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(PATIENCE.dividedBy(2))
                            .socketTimeout(PATIENCE))
                    .overrideConfiguration(limits ->
                            limits.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(PATIENCE))
                    .build();
            client = ready;
        }
        return ready;
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) client.close();
    }
}
