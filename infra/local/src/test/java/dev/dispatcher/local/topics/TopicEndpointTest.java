package dev.dispatcher.local.topics;

import static dev.dispatcher.local.topics.Cloud.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.local.topics.Cloud.Arrived;
import dev.dispatcher.testing.SettableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

class TopicEndpointTest {

    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-03-04T05:06:07Z"));
    private static final OwnTopics TOPICS = OwnTopics.ofTemplate(CLOCK);
    private static final Cloud CLOUD = TOPICS.cloud();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        HTTP.close();
        TOPICS.close();
    }

    @BeforeEach
    void empty() {
        for (var queue : List.of("enveloped", "raw", "heavy")) CLOUD.drain(queue);
    }

    @Test
    void givesEveryQueueTheFormItAskedFor() {
        var id = CLOUD.publish(message -> message.message("{\"a\":\"ö €\"}").subject("Hello"))
                .messageId();

        assertThat(CLOUD.drain("raw")).containsExactly(new Arrived("{\"a\":\"ö €\"}", Map.of()));
        assertThat(CLOUD.drain("heavy")).isEmpty();
        var enveloped = CLOUD.drain("enveloped");
        assertThat(enveloped).hasSize(1);
        assertThat(enveloped.getFirst().attributes()).isEmpty();
        var envelope = enveloped.getFirst().json();
        assertThat(envelope.fieldNames())
                .toIterable()
                .containsExactly(
                        "Type",
                        "MessageId",
                        "TopicArn",
                        "Subject",
                        "Message",
                        "Timestamp",
                        "SignatureVersion",
                        "Signature",
                        "SigningCertURL",
                        "UnsubscribeURL");
        assertThat(envelope.path("Type").asText()).isEqualTo("Notification");
        assertThat(envelope.path("MessageId").asText()).isEqualTo(id);
        assertThat(envelope.path("TopicArn").asText()).isEqualTo("arn:aws:sns:eu-west-1:000000000000:parcels");
        assertThat(envelope.path("Subject").asText()).isEqualTo("Hello");
        assertThat(envelope.path("Message").asText()).isEqualTo("{\"a\":\"ö €\"}");
        assertThat(envelope.path("Timestamp").asText()).isEqualTo("2026-03-04T05:06:07.000Z");
        assertThat(envelope.path("UnsubscribeURL").asText())
                .startsWith(TOPICS.url() + "/?Action=Unsubscribe&SubscriptionArn=" + CLOUD.topic() + ":");
    }

    @Test
    void carriesAttributesInTheEnvelopeAndBesideARawMessage() {
        var attributes = Map.of(
                "kind",
                attribute("String", "letter"),
                "grams",
                attribute("Number", "20.5"),
                "tags",
                MessageAttributeValue.builder()
                        .dataType("String.Array")
                        .stringValue("[\"a\",\"b\"]")
                        .build(),
                "seal",
                MessageAttributeValue.builder()
                        .dataType("Binary")
                        .binaryValue(SdkBytes.fromUtf8String("wax"))
                        .build());
        CLOUD.publish(message -> message.message("m").messageAttributes(attributes));

        assertThat(CLOUD.drain("raw"))
                .containsExactly(new Arrived(
                        "m",
                        Map.of(
                                "kind", "String=letter",
                                "grams", "Number=20.5",
                                "tags", "String.Array=[\"a\",\"b\"]",
                                "seal", "Binary=bytes wax")));
        var envelope = CLOUD.drain("enveloped").getFirst().json().path("MessageAttributes");
        assertThat(envelope).hasSize(4);
        assertThat(envelope.path("grams").toString()).isEqualTo("{\"Type\":\"Number\",\"Value\":\"20.5\"}");
        assertThat(envelope.path("seal").path("Value").asText()).isEqualTo("d2F4");
    }

    @Test
    void filtersByAttributes() {
        for (var kilograms : List.of("20", "20.1", "50.5", "51")) {
            var attributes = Map.of(
                    "kind", attribute("String", "box-" + kilograms), "kilograms", attribute("Number", kilograms));
            CLOUD.publish(message -> message.message(kilograms).messageAttributes(attributes));
        }
        CLOUD.publish(
                message -> message.message("light").messageAttributes(Map.of("kind", attribute("String", "parcel"))));

        assertThat(CLOUD.drain("heavy")).extracting(Arrived::body).containsExactly("20.1", "50.5");
        assertThat(CLOUD.drain("raw")).hasSize(5);
    }

    @Test
    void takesTheTextForQueuesOutOfAStructuredMessage() {
        CLOUD.publish(message -> message.messageStructure("json").message("{\"default\":\"d\",\"email\":\"e\"}"));
        CLOUD.publish(message -> message.messageStructure("json").message("{\"default\":\"d\",\"sqs\":\"s\"}"));

        assertThat(CLOUD.drain("raw")).extracting(Arrived::body).containsExactly("d", "s");
        assertThat(CLOUD.drain("enveloped"))
                .extracting(arrived -> arrived.json().path("Message").asText())
                .containsExactly("d", "s");
    }

    @Test
    void isCalledByHandAsWell() throws Exception {
        var answer = post("/?Action=Publish", "TopicArn=" + CLOUD.topic() + "&Message=a%26b+c");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("text/xml");
        assertThat(answer.body())
                .matches("(?s)<PublishResponse xmlns=\"[^\"]+\"><PublishResult><MessageId>[0-9a-f-]{36}"
                        + "</MessageId></PublishResult><ResponseMetadata>.*");
        assertThat(CLOUD.drain("raw")).extracting(Arrived::body).containsExactly("a&b c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                     | Action=Subscribe   | 400 | InvalidAction        | The action 'Subscribe' is not served here: publish with Publish or PublishBatch, and change topics and subscriptions in template.yaml.
            /                     | hello              | 400 | InvalidAction        | The action '' is not served here: publish with Publish or PublishBatch, and change topics and subscriptions in template.yaml.
            /                     | Action=%GG         | 400 | MalformedQueryString | The call's parameters are not URL-encoded.
            /topics               | Action=Publish     | 404 | InvalidAddress       | There is nothing at /topics: calls go to /.
            """)
    void saysInOneSentenceWhatItDoesNotServe(String path, String body, int status, String code, String sentence)
            throws Exception {
        var answer = post(path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains("<Type>Sender</Type><Code>%s</Code><Message>%s</Message>".formatted(code, sentence));
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(TOPICS.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
