package dev.dispatcher.bench;

import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dispatcher.sandbox.DrivenFunction;
import dev.dispatcher.sandbox.FunctionFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Packaged functions under AWS's runtime client, from init over checkpoint and restore to their first request.
class SnapStartTest {

    private static final Path ROOT = Path.of(System.getProperty("root", "../.."));

    private static final Ceilings CEILINGS =
            Ceilings.read(ROOT.resolve("infra/bench/src/test/resources/class-ceilings.txt"));
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private static Path folder;

    private static Stage stage;
    private static Errands errands;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux"), "AWS's runtime client has native code for Linux alone");
        stage = new Stage(ROOT.resolve("template.yaml"), folder);
        errands = new Errands(stage);
        sqs = SqsClient.builder()
                .endpointOverride(URI.create(stage.queues().endpoint()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterAll
    static void stop() {
        if (stage == null) return;
        sqs.close();
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "event-processor",
                "order-consumer",
                "gitlab-webhook",
                "github-webhook",
                "telegram-webhook"
            })
    void theFirstRequestAfterARestoreFindsNearlyEverythingLoaded(String name) throws IOException {
        var function = Deployed.of(stage, name);
        assumeTrue(function.isPackaged(), "needs the packaged functions: run the phase `package` or later");
        var queue = function.isWebhook() ? "webhooks" : "events";

        try (var unpacked = FunctionFolder.unpacked(function.zip());
                var running = new DrivenFunction(unpacked, function.terms(true))) {
            running.untilCheckpoint();
            assertThat(rows()).as("rows that priming left").isZero();
            assertThat(drained(queue)).as("messages that priming left").isZero();
            assertThat(running.output()).contains("\"message\":\"primed in ").doesNotContain("not primed", "\"_aws\"");
            eventually("no connection lies in the snapshot", PATIENCE, () -> connections(name) == 0);

            running.restore();
            var answer = running.invoke(errands.first(name));

            assertThat(answer.isError()).as(answer.body()).isFalse();
            assertThat(drained(queue)).as("messages sent").isPositive();
            if (!function.isWebhook()) assertThat(rows()).as("rows committed").isPositive();
            var loaded = running.classesSinceRestore();
            assertThat(CEILINGS.exceededBy(name, loaded)).isEmpty();
        } finally {
            stage.postgres().executeAsSuperuser("TRUNCATE events, orders CASCADE");
            drained(queue);
        }
    }

    @Test
    void aColdStartReadsNeitherXmlNorCertificates() {
        var function = Deployed.of(stage, "github-webhook");
        assumeTrue(function.isPackaged(), "needs the packaged functions: run the phase `package` or later");

        try (var unpacked = FunctionFolder.unpacked(function.zip());
                var running = new DrivenFunction(unpacked, function.terms(false))) {
            running.untilReady();

            assertThat(running.classesSinceRestore())
                    .contains("dev.dispatcher.platform.logs.LogSetup")
                    .noneMatch(name -> name.startsWith("org.xml.") || name.startsWith("sun.security.ssl."));
        }
    }

    /// A fault is planted in what is packaged: without this class no rehearsal begins.
    @Test
    void aFunctionThatDidNotRehearseIsServedAllTheSameAndFoundOut() throws IOException {
        var function = Deployed.of(stage, "github-webhook");
        assumeTrue(function.isPackaged(), "needs the packaged functions: run the phase `package` or later");

        try (var unpacked = FunctionFolder.unpacked(function.zip())) {
            Files.delete(unpacked.path().resolve("dev/dispatcher/platform/lambda/PrimingInvocation.class"));
            try (var running = new DrivenFunction(unpacked, function.terms(true))) {
                running.untilCheckpoint();
                running.restore();
                var answer = running.invoke(errands.first(function.name()));

                assertThat(running.output()).contains("not primed");
                assertThat(answer.isError()).as(answer.body()).isFalse();
                assertThat(CEILINGS.exceededBy(function.name(), running.classesSinceRestore()))
                        .isPresent();
            }
        } finally {
            drained("webhooks");
        }
    }

    @Test
    void everyFunctionOfTheTemplateIsMeasured() {
        assertThat(stage.specs()).allMatch(spec -> errands.has(spec.name()));
    }

    @Test
    void noCeilingIsHigherThanTheAim() {
        assertThat(CEILINGS.most().values()).allMatch(most -> most <= Ceilings.AIM);
    }

    private static long rows() {
        return Long.parseLong(
                stage.postgres().ask("SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM orders)"));
    }

    /// A message that is to wait first counts as well.
    private static int drained(String queue) {
        var url = stage.queues().url(queue);
        var counted = sqs.getQueueAttributes(ask -> ask.queueUrl(url)
                        .attributeNamesWithStrings("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesDelayed"))
                .attributesAsStrings();
        sqs.purgeQueue(ask -> ask.queueUrl(url));
        return counted.values().stream().mapToInt(Integer::parseInt).sum();
    }

    private static int connections(String function) {
        return Integer.parseInt(stage.postgres()
                .ask("SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + function + "'"));
    }
}
