package dev.dispatcher.bench.producer;

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
            case "sns" -> overSns(plan.sns(), plan.topic());
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
        public void close() {}
    }

    private static Way overSqs(String url) {
        var uri = URI.create(url);
        var sqs = SqsClient.builder()
                .endpointOverride(URI.create(uri.getScheme() + "://" + uri.getAuthority()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials(url))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        return new Way() {
            @Override
            public void send(String body) {
                sqs.sendMessage(message -> message.queueUrl(url).messageBody(body));
            }

            @Override
            public void close() {
                sqs.close();
            }
        };
    }

    private static Way overSns(String endpoint, String topic) {
        var sns = SnsClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.of(topic.split(":", -1)[3]))
                .credentialsProvider(credentials(endpoint))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        return new Way() {
            @Override
            public void send(String body) {
                sns.publish(message -> message.topicArn(topic).message(body));
            }

            @Override
            public void close() {
                sns.close();
            }
        };
    }

    private static AwsCredentialsProvider credentials(String address) {
        boolean isHere = address.contains("//127.0.0.1") || address.contains("//localhost");
        return isHere
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))
                : DefaultCredentialsProvider.builder().build();
    }
}
