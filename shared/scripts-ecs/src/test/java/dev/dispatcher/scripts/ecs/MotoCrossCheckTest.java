package dev.dispatcher.scripts.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import dev.dispatcher.scripts.starting.TaskRunner.Started;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.NetworkMode;

/// Our requests, understood by an ECS that we did not write. It keeps no tokens, so starting twice is not tried here.
class MotoCrossCheckTest {

    private static final Pattern SUBNET = Pattern.compile("<subnetId>([^<]+)</subnetId>");

    @TempDir
    Path folder;

    @Test
    void requestsAreUnderstood() throws IOException {
        var moto = moto();
        assumeTrue(moto.isPresent(), "moto_server is not on the path, so nothing was compared with it.");
        int port = FreePort.find();
        var server = new ProcessBuilder(moto.get().toString(), "-H", "127.0.0.1", "-p", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("moto.log").toFile())
                .start();
        try {
            var url = "http://127.0.0.1:" + port;
            Eventually.eventually(
                    "moto_server answers",
                    Duration.ofSeconds(60),
                    () -> !server.isAlive() || answer(url).isPresent());
            assumeTrue(server.isAlive(), "moto_server is on the path but does not start.");
            check(url);
        } finally {
            server.destroyForcibly();
        }
    }

    private static void check(String url) {
        var aws = new Aws(new Settings(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_ENDPOINT_URL_ECS", url)));
        var clients = new EcsClients(aws);
        clients.get().createCluster(cluster -> cluster.clusterName("scripts"));
        var definition = clients.get()
                .registerTaskDefinition(task -> task.family("script")
                        .requiresCompatibilities(Compatibility.FARGATE)
                        .networkMode(NetworkMode.AWSVPC)
                        .cpu("512")
                        .memory("1024")
                        .containerDefinitions(ContainerDefinition.builder()
                                .name("agent")
                                .image("agent")
                                .memory(1024)
                                .build()))
                .taskDefinition()
                .taskDefinitionArn();
        var config = new EcsConfig("scripts", definition, List.of(subnet(url)), List.of("sg-1"), true);
        var runner = new EcsTaskRunner(clients, () -> config);
        var process = UUID.randomUUID();

        var answer = runner.start(process);
        assertThat(answer).isInstanceOf(Started.class);
        var arn = ((Started) answer).task();
        assertThat(runner.look(List.of(arn))).singleElement().satisfies(task -> {
            assertThat(task.process()).isEqualTo(process);
            assertThat(task.isOver()).isFalse();
        });
        assertThat(runner.running()).hasSize(1);
        assertThat(runner.of(process)).extracting(task -> task.id()).contains(arn);
        runner.stop(arn, "enough");
        assertThat(runner.look(List.of(arn))).singleElement().matches(task -> task.isOver());
        assertThat(runner.look(List.of(arn.replaceFirst(".{4}$", "0000")))).isEmpty();
        clients.close();
    }

    /// One of the network that is there from the beginning.
    private static String subnet(String url) {
        var found = SUBNET.matcher(
                answer(url + "/?Action=DescribeSubnets&Version=2016-11-15").orElseThrow());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Optional<String> answer(String url) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/ec2/aws4_request, SignedHeaders=host, Signature=0");
            return Optional.of(
                    http.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static Optional<Path> moto() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> Path.of(place, "moto_server"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
