package dev.dispatcher.functions.smoketest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.functions.smoketest.Verdict.Healthy;
import dev.dispatcher.functions.smoketest.Verdict.Unhealthy;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/// One health request to the version in `TARGET_VERSION`, past API Gateway.
@Singleton
final class HealthCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    // The first call of a version restores it, and Lambda gives an HTTP request thirty seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final String REQUEST = """
            {"version": "2.0", "routeKey": "GET /api/v1/health",
             "rawPath": "/api/v1/health", "rawQueryString": "",
             "headers": {"accept": "application/json", "host": "smoke-test"},
             "requestContext": {"routeKey": "GET /api/v1/health", "stage": "$default", "requestId": "smoke-test",
               "http": {"method": "GET", "path": "/api/v1/health", "protocol": "HTTP/1.1",
                        "sourceIp": "127.0.0.1", "userAgent": "smoke-test"}},
             "isBase64Encoded": false}
            """;

    private final Aws aws;
    private final String target;

    HealthCheck(Settings settings, Aws aws) {
        this.aws = aws;
        this.target = settings.required("TARGET_VERSION");
    }

    Verdict run() {
        try (var lambda = client()) {
            return verdict(lambda.invoke(call -> call.functionName(target).payload(SdkBytes.fromUtf8String(REQUEST))));
        } catch (SdkException failure) {
            return new Unhealthy("it could not be invoked: " + failure.getMessage());
        }
    }

    private LambdaClient client() {
        return aws.prepare(LambdaClient.builder(), "lambda")
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
                .overrideConfiguration(limits -> limits.apiCallTimeout(PATIENCE))
                .build();
    }

    private static Verdict verdict(InvokeResponse answer) {
        if (answer.functionError() != null) return new Unhealthy("it failed: " + answer.functionError());
        try {
            var http = JSON.readTree(answer.payload().asUtf8String());
            int status = http.path("statusCode").asInt();
            if (status != 200) return new Unhealthy("it answered " + status);
            return verdict(JSON.readTree(http.path("body").asText()));
        } catch (JsonProcessingException _) {
            return new Unhealthy("its answer is not JSON");
        }
    }

    private static Verdict verdict(JsonNode health) {
        var database = health.path("database").asText();
        return database.equals("ok") ? new Healthy() : new Unhealthy("its database is '" + database + "'");
    }
}
