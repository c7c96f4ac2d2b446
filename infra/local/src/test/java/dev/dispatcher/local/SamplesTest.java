package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.dispatcher.local.template.Template;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The sample payloads, read by the serializer Lambda itself reads with.
class SamplesTest {

    private static final Path ROOT = Path.of(System.getProperty("root", "../.."));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/post-event",
                "api/list-events",
                "api/health",
                "api/post-order",
                "api/get-order",
                "gitlab-webhook/pipeline",
                "gitlab-webhook/job",
                "gitlab-webhook/signed",
                "github-webhook/workflow-run",
                "github-webhook/pull-request",
                "github-webhook/ping",
                "telegram-webhook/start",
                "telegram-webhook/private-message",
                "telegram-webhook/button",
                "telegram-webhook/added-to-group"
            })
    void requestsAreWhatTheHttpApiSends(String name) throws IOException {
        var request = read(name, APIGatewayV2HTTPEvent.class);

        assertThat(request.getVersion()).isEqualTo("2.0");
        assertThat(request.getRequestContext().getHttp().getPath()).isEqualTo(request.getRawPath());
        assertThat(routes()).contains(request.getRouteKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nudge", "whole-event", "sns-envelope", "event-bridge", "notice", "webhook"})
    void batchesAreWhatSqsSends(String name) throws IOException {
        var batch = read("event-processor/" + name, SQSEvent.class);

        var queue = name.equals("webhook") ? "webhooks" : "events";
        assertThat(batch.getRecords()).isNotEmpty().allSatisfy(message -> {
            assertThat(message.getMessageId()).isNotEmpty();
            assertThat(message.getBody()).startsWith("{");
            assertThat(message.getEventSourceArn()).endsWith(":" + queue);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "sns-envelope", "refused"})
    void ordersAreWhatSqsSends(String name) throws IOException {
        var batch = read("order-consumer/" + name, SQSEvent.class);

        assertThat(batch.getRecords()).isNotEmpty().allSatisfy(message -> {
            assertThat(message.getMessageId()).isNotEmpty();
            assertThat(message.getMd5OfBody()).isEqualTo(md5(message.getBody()));
            assertThat(message.getEventSourceArn()).endsWith(":orders");
        });
    }

    private static String md5(String body) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-recovery", "process-recovery", "cleanup"})
    void ticksAreWhatTheTemplateTellsTheSchedulerToSend(String function) throws IOException {
        var tick = read(function + "/schedule", ScheduledEvent.class);

        assertThat(tick.getDetailType()).isEqualTo("Scheduled Event");
        assertThat(inputs(function))
                .isNotEmpty()
                .allSatisfy(input -> assertThat(serializer(ScheduledEvent.class).fromJson(bytes(input)))
                        .isEqualTo(tick));
    }

    @ParameterizedTest
    @ValueSource(strings = {"task-running", "task-stopped"})
    void taskNewsAreWhatEventBridgeSends(String name) throws IOException {
        var news = read("process-recovery/" + name, ScheduledEvent.class);

        assertThat(news.getDetailType()).isEqualTo("ECS Task State Change");
        assertThat(news.getSource()).isEqualTo("aws.ecs");
        assertThat(news.getDetail()).containsKeys("taskArn", "startedBy", "lastStatus", "version", "containers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "update", "delete"})
    void migrationsAreWhatCloudFormationAsksFor(String name) throws IOException {
        var request = read("schema-migration/" + name, CloudFormationCustomResourceEvent.class);

        assertThat(request.getRequestType()).isEqualToIgnoringCase(name);
        assertThat(request.getResponseUrl()).startsWith("https://");
        assertThat(request.getResourceProperties()).containsKey("SchemaVersion");
    }

    @Test
    void theHookIsWhatCodeDeploySends() throws IOException {
        Map<?, ?> hook = read("smoke-test/pre-traffic", Map.class);

        assertThat(hook)
                .isEqualTo(Map.of(
                        "DeploymentId", "d-SAMPLE123",
                        "LifecycleEventHookExecutionId", "eyJzYW1wbGUiOiJwcmUtdHJhZmZpYyJ9"));
    }

    private static List<String> routes() {
        return Template.read(ROOT.resolve("template.yaml")).functions().stream()
                .flatMap(function -> function.routes().stream())
                .map(route -> route.method() + " " + route.path())
                .toList();
    }

    private static List<String> inputs(String name) {
        return Template.read(ROOT.resolve("template.yaml")).functions().stream()
                .filter(function -> function.name().equals(name))
                .flatMap(function -> function.schedules().stream())
                .map(schedule -> schedule.input())
                .toList();
    }

    private static <T> T read(String sample, Class<T> type) throws IOException {
        return serializer(type).fromJson(bytes(Files.readString(ROOT.resolve("events/" + sample + ".json"))));
    }

    /// The choice Lambda's own runtime makes.
    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, SamplesTest.class.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }

    private static ByteArrayInputStream bytes(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
