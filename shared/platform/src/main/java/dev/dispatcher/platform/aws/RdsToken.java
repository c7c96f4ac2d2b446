package dev.dispatcher.platform.aws;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/// The password of a database user who signs in with IAM: a signed address without its scheme.
@Singleton
public final class RdsToken {

    /// How long RDS takes one for a new connection.
    public static final Duration VALIDITY = Duration.ofMinutes(15);

    private final Aws aws;
    private final Clock clock;

    public RdsToken(Aws aws, Clock clock) {
        this.aws = aws;
        this.clock = clock;
    }

    /// Computed here, nobody is asked. `host` must be the real endpoint: an alias is signed too, and refused.
    public String mint(String host, int port, String user) {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create("https://%s:%d/".formatted(host, port)))
                .putRawQueryParameter("Action", "connect")
                .putRawQueryParameter("DBUser", user)
                .build();
        var signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(aws.credentials().resolveCredentials())
                        .request(request)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, aws.region().id())
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, VALIDITY));
        return signed.request().getUri().toString().substring("https://".length());
    }
}
