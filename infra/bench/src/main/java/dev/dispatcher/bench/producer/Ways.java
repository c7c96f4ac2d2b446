package dev.dispatcher.bench.producer;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The ways there are. An address on this machine needs no credentials, one of AWS takes those of the environment.
final class Ways {

    private Ways() {}

    static Way of(Plan plan, Api api) {
        return switch (plan.target()) {
            case "http" -> new OverHttp(api);
            case "sqs" -> overSqs(plan.queue());
            case "sns" -> overSns(plan);
            case String other -> throw new IllegalArgumentException("target is http, sqs or sns, and not " + other);
        };
    }

    private record OverHttp(Api api) implements Way {

        @Override
        public void send(String body) {
            // 2xx and 4xx alike are answers; what they come to is counted from what the system shows afterwards.
            if (api.post(body) >= 500) throw new IllegalStateException("the API could not take an order");
        }

        @Override
        public int backlog() {
            return 0;
        }

        @Override
        public void close() {}
    }

    private record OverSqs(SqsClient sqs, String url) implements Way {

        @Override
        public void send(String body) {
            sqs.sendMessage(message -> message.queueUrl(url).messageBody(body));
        }

        @Override
        public int backlog() {
            return sqs
                    .getQueueAttributes(ask -> ask.queueUrl(url)
                            .attributeNames(APPROXIMATE_NUMBER_OF_MESSAGES, APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                    .attributes()
                    .values()
                    .stream()
                    .mapToInt(Integer::parseInt)
                    .sum();
        }

        @Override
        public void close() {
            sqs.close();
        }
    }

    /// The topic leads to the queue.
    private record OverSns(SnsClient sns, String topic, OverSqs queue) implements Way {

        @Override
        public void send(String body) {
            sns.publish(message -> message.topicArn(topic).message(body));
        }

        @Override
        public int backlog() {
            return queue.backlog();
        }

        @Override
        public void close() {
            sns.close();
            queue.close();
        }
    }

    private static OverSqs overSqs(String url) {
        var uri = URI.create(url);
        var sqs = SqsClient.builder()
                .endpointOverride(URI.create(uri.getScheme() + "://" + uri.getAuthority()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials(url))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        return new OverSqs(sqs, url);
    }

    private static OverSns overSns(Plan plan) {
        var sns = SnsClient.builder()
                .endpointOverride(URI.create(plan.sns()))
                .region(Region.of(plan.topic().split(":", -1)[3]))
                .credentialsProvider(credentials(plan.sns()))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        return new OverSns(sns, plan.topic(), overSqs(plan.queue()));
    }

    private static AwsCredentialsProvider credentials(String address) {
        boolean isHere = address.contains("//127.0.0.1") || address.contains("//localhost");
        return isHere
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))
                : DefaultCredentialsProvider.builder().build();
    }
}
