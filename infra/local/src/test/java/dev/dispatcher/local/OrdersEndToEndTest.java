package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.local.lambda.Answer;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.orders.SampleOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/// Orders by every way into the real system: HTTP, the queue, the topic as it is, and one that puts envelopes on.
class OrdersEndToEndTest {

    private static final Path ROOT =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalDispatcher SYSTEM = LocalDispatcher.start(Elsewhere.launch(withEnvelopes()));
    private static final Client CLIENT = new Client(SYSTEM);
    private static final SnsClient SNS = SnsClient.builder()
            .endpointOverride(URI.create(SYSTEM.snsEndpoint()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    @AfterAll
    static void close() {
        SNS.close();
        CLIENT.close();
        SYSTEM.close();
    }

    /// A raw message does not tell that it came over a topic.
    @ParameterizedTest
    @CsvSource({"http, http", "sqs, sqs", "sns raw, sqs", "sns enveloped, sns"})
    void takesAnOrderByEveryWayAndGivesItBackAsItWasSent(String way, String source) {
        var order = SampleOrder.treeOf(way).put("customer_id", way);

        send(way, order.toString());

        var found = awaited("/orders/" + way.replace(" ", "%20"));
        assertThat(found).isEqualTo(order);
        var listed = CLIENT.get("/orders?customer_id=" + way.replace(" ", "%20"))
                .body()
                .path("data");
        assertThat(listed).hasSize(1);
        assertThat(listed.path(0).path("source").asText()).isEqualTo(source);
        assertThat(listed.path(0).path("warnings")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqs", "sns raw", "sns enveloped"})
    void keepsEveryKindOfRefusalByEveryWay(String way) {
        var first = SampleOrder.treeOf("refused " + way);
        send(way, first.toString());
        awaited("/orders/refused%20" + way.replace(" ", "%20"));
        send(way, first.put("locale", "he").toString());
        send(way, "{\"order_uid\":\"invalid " + way + "\"}");
        send(way, "garbled " + way);
        send(way, "{\"user_id\":123,\"items\":[{\"sku\":\"" + way.replace(" ", "-") + "\",\"qty\":1}]}");

        Eventually.eventually("four refusals by " + way, PATIENCE, () -> refusals(way) == 4);
        assertThat(CLIENT.get("/orders/refused%20" + way.replace(" ", "%20"))
                        .body()
                        .path("locale")
                        .asText())
                .isEqualTo("en");
    }

    @Test
    void processesTheEventOfAnOrder() {
        send("http", SampleOrder.of("with event"));

        assertThat(CLIENT.awaitNewest("order.accepted", "processed")
                        .path("payload")
                        .has("order_uid"))
                .isTrue();
    }

    @Test
    void theSamplesMakeAnOrder() throws IOException {
        var answer =
                SYSTEM.invoke("order-consumer", Files.readString(ROOT.resolve("events/order-consumer/refused.json")));

        assertThat(answer).isEqualTo(new Answer.Returned("{\"batchItemFailures\":[]}"));
        assertThat(awaited("/order/b563feb7b2b84b6test").path("track_number").asText())
                .isEqualTo("WBILMTESTTRACK");
    }

    private static long refusals(String way) {
        long count = 0;
        for (var one : CLIENT.get("/orders/quarantine?limit=100").body().path("data")) {
            var raw = one.path("raw").asText();
            boolean isEnveloped = raw.contains("TopicArn");
            boolean isOurs = raw.contains(way) || raw.contains(way.replace(" ", "-"));
            if (isOurs && isEnveloped == way.endsWith("enveloped")) count++;
        }
        return count;
    }

    private static void send(String way, String body) {
        switch (way) {
            case "http" -> assertThat(CLIENT.post("/orders", body).status()).isEqualTo(201);
            case "sqs" -> CLIENT.enqueue("orders", body);
            case "sns raw" -> publish("orders", body);
            default -> publish("letters", body);
        }
    }

    private static void publish(String topic, String body) {
        SNS.publish(message -> message.topicArn("arn:aws:sns:eu-west-1:000000000000:" + topic)
                .message(body)
                .messageAttributes(Map.of()));
    }

    private static JsonNode awaited(String path) {
        Eventually.eventually(path, PATIENCE, () -> CLIENT.get(path).status() == 200);
        return CLIENT.get(path).body();
    }

    /// The template as it is, and a second topic that leads to the same queue and wraps what it delivers.
    private static Path withEnvelopes() {
        try {
            var template = Files.readString(ROOT.resolve("template.yaml"));
            var more = "\nResources:\n  LettersTopic: { Type: AWS::SNS::Topic }\n  LettersSubscription:\n"
                    + "    Type: AWS::SNS::Subscription\n"
                    + "    Properties: { TopicArn: !Ref LettersTopic, Protocol: sqs, Endpoint: !GetAtt OrdersQueue.Arn }\n";
            if (!template.contains("\nResources:\n")) throw new AssertionError("no resources");
            template = template.replace("\nResources:\n", more);
            var file = Files.createTempDirectory("template").resolve("template.yaml");
            return Files.writeString(file, template);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
