package dev.dispatcher.platform.aws;

import dev.dispatcher.platform.RemoteFailure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Calls AWS services whose client is too large to carry for one operation (their JSON 1.1 protocol).
@Singleton
public final class SignedCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Aws aws;
    private final Clock clock;

    public SignedCalls(Aws aws, Clock clock) {
        this.aws = aws;
        this.clock = clock;
    }

    /// Answers the body. `operation` is the X-Amz-Target. Throws `RemoteFailure` for anything but a 200.
    public String call(String service, String operation, String json) {
        try (var http = UrlConnectionHttpClient.builder()
                .connectionTimeout(PATIENCE)
                .socketTimeout(PATIENCE)
                .build()) {
            return send(http, signed(service, operation, json), service);
        } catch (IOException | SdkException failure) {
            throw new RemoteFailure(service + " is out of reach", failure);
        }
    }

    private SignedRequest signed(String service, String operation, String json) {
        var body = ContentStreamProvider.fromUtf8String(json);
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(address(service))
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("Content-Length", String.valueOf(json.getBytes(StandardCharsets.UTF_8).length))
                .putHeader("X-Amz-Target", operation)
                .build();
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(aws.credentials().resolveCredentials())
                        .request(request)
                        .payload(body)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, aws.region().id()));
    }

    private URI address(String service) {
        return aws.endpoint(service)
                .orElseGet(() -> URI.create("https://%s.%s.amazonaws.com/"
                        .formatted(
                                service.toLowerCase(Locale.ROOT), aws.region().id())));
    }

    private static String send(SdkHttpClient http, SignedRequest signed, String service) throws IOException {
        var answer = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElseThrow())
                        .build())
                .call();
        var text = body(answer);
        if (answer.httpResponse().isSuccessful()) return text;
        throw new RemoteFailure(
                "%s answered %d: %s".formatted(service, answer.httpResponse().statusCode(), text));
    }

    private static String body(HttpExecuteResponse answer) throws IOException {
        try (var body =
                answer.responseBody().orElseGet(() -> AbortableInputStream.create(InputStream.nullInputStream()))) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
