package dev.dispatcher.platform.queues;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queues of one function, by the variable that holds their URL. They share one client, made on first use.
@Singleton
public final class Queues {

    private final Settings settings;
    private final Aws aws;
    private final Clock clock;
    private final Duration budget;
    private final Map<String, SqsQueue> queues = new ConcurrentHashMap<>();
    private final ClosableHttp http;
    private @Nullable SqsClient client;

    public Queues(Settings settings, Aws aws, Clock clock) {
        this.settings = settings;
        this.aws = aws;
        this.clock = clock;
        this.budget = settings.duration("QUEUE_BUDGET", Duration.ofMillis(300));
        this.http = new ClosableHttp(() -> UrlConnectionHttpClient.builder()
                .connectionTimeout(budget)
                .socketTimeout(budget)
                .build());
    }

    public Queue at(String variable) {
        var url = settings.required(variable);
        if (!isQueueUrl(url)) {
            throw new Misconfigured("%s must be the URL of a queue, but is '%s'.".formatted(variable, url));
        }
        aws.region(); // asked now, so that a function without one does not even start
        return queues.computeIfAbsent(url, this::queue);
    }

    /// Whether `at` would find one.
    public boolean has(String variable) {
        return settings.text(variable).isPresent();
    }

    /// Lets messages that nobody started come again at once instead of after their visibility timeout. Best effort.
    public void hasten(Collection<Incoming> messages) {
        postpone(messages, Duration.ZERO);
    }

    /// Lets messages come again after `wait` instead of after their visibility timeout. Best effort.
    public void postpone(Collection<Incoming> messages, Duration wait) {
        var bySource = messages.stream().collect(Collectors.groupingBy(Incoming::source));
        bySource.forEach((source, some) -> urlOf(source)
                .ifPresent(url -> queues.computeIfAbsent(url, this::queue).postpone(List.copyOf(some), wait)));
    }

    /// Every queue takes every message while `work` runs, and none of them gets there.
    public void rehearse(Runnable work) {
        http.rehearse(work);
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) client.close();
        http.close();
    }

    private SqsQueue queue(String url) {
        return new SqsQueue(url, this::client, budget, new Breaker(clock));
    }

    // The name is in the ARN, and SQS builds its URLs from that: no call to ask for it.
    private Optional<String> urlOf(String arn) {
        var parts = arn.split(":", -1);
        if (parts.length != 6) return Optional.empty();
        var host = aws.endpoint("sqs").map(URI::toString).orElse("https://sqs." + parts[3] + ".amazonaws.com");
        return Optional.of(host.replaceAll("/+$", "") + "/" + parts[4] + "/" + parts[5]);
    }

    // Nothing is retried: the row behind each message wakes up by itself, and a request is waiting.
    private synchronized SqsClient client() {
        var ready = client;
        if (ready == null) {
            ready = aws.prepare(SqsClient.builder(), "sqs")
                    .httpClient(http)
                    .overrideConfiguration(limits -> limits.retryStrategy(AwsRetryStrategy.doNotRetry()))
                    .build();
            client = ready;
        }
        return ready;
    }

    private static boolean isQueueUrl(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null && uri.getPath().matches("/.*[^/]");
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
