package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.dispatcher.local.lambda.Answer;
import dev.dispatcher.local.template.BrokenTemplate;
import dev.dispatcher.local.tiny.BatchHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/// The topics of a template in the running system, which they are not part of where no queue hears one.
class LocalTopicsTest {

    private static final Path TEMPLATE =
            Path.of("src/test/resources/topics.yaml").toAbsolutePath();
    private static final String PARCELS = "arn:aws:sns:eu-west-1:000000000000:parcels";

    private static final LocalDispatcher DISPATCHER = LocalDispatcher.start(withoutPostgres(TEMPLATE));

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        DISPATCHER.close();
    }

    @Test
    void handsWhatIsPublishedToTheFunctionBehindTheQueue() throws InterruptedException {
        try (var sns = SnsClient.builder()
                .endpointOverride(URI.create(DISPATCHER.snsEndpoint()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            sns.publish(message -> message.topicArn(PARCELS).message("a parcel"));
        }

        var seen = new ArrayList<String>();
        while (!seen.contains("a parcel")) { // others in this JVM use the same handler
            var batch = BatchHandler.SEEN.poll(20, TimeUnit.SECONDS);
            assertThat(batch).as("no parcel came").isNotNull();
            batch.stream().map(SQSMessage::getBody).forEach(seen::add);
        }
    }

    @Test
    void tellsFunctionsWhereTheTopicsAre() {
        assertThat(DISPATCHER.invoke("echo", "{\"do\":\"greet\"}"))
                .isEqualTo(new Answer.Returned("\"" + PARCELS + " is parcels\""));
        assertThat(DISPATCHER.invoke("echo", "{\"do\":\"setting\",\"name\":\"AWS_ENDPOINT_URL_SNS\"}"))
                .isEqualTo(new Answer.Returned("\"" + DISPATCHER.snsEndpoint() + "\""));
    }

    @Test
    void tellsPeopleWhatTheyCanPublishTo() {
        assertThat(welcome(DISPATCHER))
                .contains("  SNS       %s   (topics: %s)\n  Postgres ".formatted(DISPATCHER.snsEndpoint(), PARCELS));
    }

    @Test
    void opensNoPortWhereNoQueueHearsATopic() throws IOException {
        var text = Files.readString(Path.of("src/test/resources/tiny.yaml"));
        var mailOnly = Files.writeString(folder.resolve("template.yaml"), text + """
                  AlarmTopic:
                    Type: AWS::SNS::Topic
                    Properties: { Subscription: [{ Protocol: email, Endpoint: somebody@example.com }] }
                """);
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var taken = String.valueOf(other.getLocalPort());
            try (var dispatcher =
                    LocalDispatcher.start(withoutPostgres(mailOnly).with("SNS_PORT", taken))) {
                assertThat(dispatcher.snsEndpoint()).isEmpty();
                assertThat(dispatcher.invoke("echo", "{\"do\":\"setting\",\"name\":\"AWS_ENDPOINT_URL_SNS\"}"))
                        .isEqualTo(new Answer.Returned("\"\""));
                assertThat(welcome(dispatcher)).doesNotContain("SNS");
            }
        }
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(other.getLocalPort());

            assertThatThrownBy(() ->
                            LocalDispatcher.start(withoutPostgres(TEMPLATE).with("SNS_PORT", port)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "Port %s is taken: stop what uses it, or set SNS_PORT to another port.".formatted(port));
        }
    }

    @Test
    void refusesAFilterItDoesNotUnderstand() throws IOException {
        var text = Files.readString(TEMPLATE).replace("prefix: ", "wildcard: ");
        var broken = Files.writeString(folder.resolve("template.yaml"), text);

        assertThatThrownBy(() -> LocalDispatcher.start(withoutPostgres(broken)))
                .isInstanceOf(BrokenTemplate.class)
                .hasMessage("The filter policy of HeavySubscription says {\"wildcard\":\"box-\"}, which this machine"
                        + " does not understand.");
    }

    private static String welcome(LocalDispatcher dispatcher) {
        var bytes = new ByteArrayOutputStream();
        Welcome.of(dispatcher).print(new PrintStream(bytes, true, StandardCharsets.UTF_8), "secret");
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// Points at a database that nobody asks.
    private static Launch withoutPostgres(Path template) {
        return Launch.forTest(template).with("DB_HOST", "127.0.0.1").with("DB_PORT", "1");
    }
}
