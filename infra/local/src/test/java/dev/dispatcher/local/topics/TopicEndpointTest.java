package dev.dispatcher.local.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.dispatcher.local.topics.Cloud.Arrived;
import dev.dispatcher.testing.SettableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;

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
        var id = publish(message -> message.message("{\"a\":\"ö €\"}").subject("Hello"))
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
                string("letter"),
                "grams",
                number("20.5"),
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
        publish(message -> message.message("m").messageAttributes(attributes));

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
            var attributes = Map.of("kind", string("box-" + kilograms), "kilograms", number(kilograms));
            publish(message -> message.message(kilograms).messageAttributes(attributes));
        }
        publish(message -> message.message("light").messageAttributes(Map.of("kind", string("parcel"))));

        assertThat(CLOUD.drain("heavy")).extracting(Arrived::body).containsExactly("20.1", "50.5");
        assertThat(CLOUD.drain("raw")).hasSize(5);
    }

    @Test
    void takesTheTextForQueuesOutOfAStructuredMessage() {
        publish(message -> message.messageStructure("json").message("{\"default\":\"d\",\"email\":\"e\"}"));
        publish(message -> message.messageStructure("json").message("{\"default\":\"d\",\"sqs\":\"s\"}"));

        assertThat(CLOUD.drain("raw")).extracting(Arrived::body).containsExactly("d", "s");
        assertThat(CLOUD.drain("enveloped"))
                .extracting(arrived -> arrived.json().path("Message").asText())
                .containsExactly("d", "s");
    }

    @Test
    void takesAMessageOfExactlyTheLargestSize() {
        publish(message ->
                message.message("x".repeat(256 * 1024 - 13)).messageAttributes(Map.of("kind", string("abc"))));

        assertThat(CLOUD.drain("raw")).hasSize(1);
        assertThat(CLOUD.drain("enveloped")).hasSize(1);
        assertInvalid(
                "Message too long.",
                message ->
                        message.message("x".repeat(256 * 1024 - 12)).messageAttributes(Map.of("kind", string("abc"))));
        assertInvalid("Message too long.", message -> message.message("ö".repeat(128 * 1024) + "."));
        assertInvalid(
                "Message too long: a call has 4194304 bytes at most.",
                message -> message.message("x".repeat(5_000_000)));
        assertThat(CLOUD.drain("raw")).isEmpty();
    }

    @Test
    void passesOnWhatAQueueHasAgainstAMessage() {
        assertInvalid(
                "The queue raw does not take this message: InvalidMessageContents",
                message -> message.message("\u0001"));
    }

    @Test
    void refusesWhatSnsRefuses() {
        assertInvalid("Empty message.", message -> message.message(""));
        assertInvalid(
                "Subject has 1 to 100 characters and no line breaks.",
                message -> message.message("m").subject("a\nb"));
        assertInvalid(
                "Subject has 1 to 100 characters and no line breaks.",
                message -> message.message("m").subject("a".repeat(101)));
        assertInvalid(
                "MessageStructure can only be json.",
                message -> message.message("m").messageStructure("xml"));
        assertInvalid(
                "Message Structure - the message is not JSON.",
                message -> message.message("m").messageStructure("json"));
        assertInvalid(
                "Message Structure - the message has no text under default.",
                message -> message.message("{\"default\":1}").messageStructure("json"));
        assertInvalid(
                "TopicArn is missing.",
                message -> message.message("m").topicArn(null).phoneNumber("+100"));
        assertThatThrownBy(() -> publish(message -> message.message("m").topicArn(Topics.arn("nowhere"))))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Topic does not exist: " + Topics.arn("nowhere"));
    }

    @Test
    void refusesAttributesThatNobodyCouldRead() {
        for (var name : List.of(".a", "a.", "a..b", "a b", "AWS.a", "Amazon.a")) assertBadAttribute(name, string("x"));
        assertBadAttribute("a", number("seven"));
        assertBadAttribute(
                "a",
                MessageAttributeValue.builder()
                        .dataType("Text")
                        .stringValue("x")
                        .build());
        assertBadAttribute(
                "a", MessageAttributeValue.builder().dataType("String").build());
        var eleven = new HashMap<String, MessageAttributeValue>();
        for (int i = 0; i < 11; i++) eleven.put("a" + i, string("x"));
        assertInvalid(
                "The queue raw hears raw messages and takes 10 attributes at most.",
                message -> message.message("m").messageAttributes(eleven));
    }

    @Test
    void publishesABatchAndTellsOfEachEntryWhatBecameOfIt() {
        var answer = CLOUD.sns()
                .publishBatch(batch -> batch.topicArn(CLOUD.topic())
                        .publishBatchRequestEntries(
                                entry("one", "1"),
                                entry("empty", ""),
                                entry("two", "2").toBuilder()
                                        .messageAttributes(Map.of("kind", string("x")))
                                        .build(),
                                entry("bad", "3").toBuilder()
                                        .messageAttributes(Map.of("kind", number("x")))
                                        .build()));

        assertThat(answer.successful()).extracting(PublishBatchResultEntry::id).containsExactly("one", "two");
        assertThat(answer.successful())
                .extracting(PublishBatchResultEntry::messageId)
                .doesNotHaveDuplicates();
        assertThat(answer.failed())
                .extracting(BatchResultErrorEntry::id, BatchResultErrorEntry::code, BatchResultErrorEntry::senderFault)
                .containsExactly(tuple("empty", "InvalidParameter", true), tuple("bad", "ParameterValueInvalid", true));
        assertThat(CLOUD.drain("raw"))
                .containsExactly(new Arrived("1", Map.of()), new Arrived("2", Map.of("kind", "String=x")));
    }

    @Test
    void refusesABatchThatIsNone() {
        var ten = IntStream.range(0, 10).mapToObj(i -> entry("e" + i, "m")).toList();

        assertThat(publishBatch(ten).successful()).hasSize(10);
        assertThatThrownBy(() -> publishBatch(IntStream.range(0, 11)
                        .mapToObj(i -> entry("e" + i, "m"))
                        .toList()))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        assertThatThrownBy(() -> publishBatch(List.of())).isInstanceOf(EmptyBatchRequestException.class);
        assertThatThrownBy(() -> publishBatch(List.of(entry("a", "1"), entry("a", "2"))))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        assertThatThrownBy(() -> publishBatch(List.of(entry("a b", "1"))))
                .isInstanceOf(InvalidBatchEntryIdException.class);
        var half = "x".repeat(128 * 1024);
        assertThat(publishBatch(List.of(entry("a", half), entry("b", half))).successful())
                .hasSize(2);
        assertThatThrownBy(() -> publishBatch(List.of(entry("a", half), entry("b", half + "."))))
                .isInstanceOf(BatchRequestTooLongException.class);
        assertThatThrownBy(() -> CLOUD.sns()
                        .publishBatch(
                                batch -> batch.topicArn(Topics.arn("nowhere")).publishBatchRequestEntries(ten)))
                .isInstanceOf(NotFoundException.class);
        assertThat(CLOUD.drain("raw")).hasSize(12);
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

    @Test
    void answersWithAFaultOfItsOwnWhenAQueueIsAway() {
        try (var topics = OwnTopics.ofTemplate(CLOCK)) {
            topics.loseTheQueues();
            var sns = topics.cloud().sns();

            var failure = catchThrowableOfType(
                    InternalErrorException.class,
                    () -> sns.publish(message -> message.topicArn(CLOUD.topic()).message("m")));
            assertThat(failure.statusCode()).isEqualTo(500);
            assertThat(failure).hasMessageContaining("The queue enveloped cannot be reached: publish again.");
            var batch = sns.publishBatch(
                    entries -> entries.topicArn(CLOUD.topic()).publishBatchRequestEntries(entry("a", "1")));
            assertThat(batch.failed().getFirst().code()).isEqualTo("InternalError");
            assertThat(batch.failed().getFirst().senderFault()).isFalse();
        }
    }

    private static PublishResponse publish(Consumer<PublishRequest.Builder> message) {
        return CLOUD.sns().publish(request -> message.accept(request.topicArn(CLOUD.topic())));
    }

    private static PublishBatchResponse publishBatch(List<PublishBatchRequestEntry> entries) {
        return CLOUD.sns().publishBatch(batch -> batch.topicArn(CLOUD.topic()).publishBatchRequestEntries(entries));
    }

    private static PublishBatchRequestEntry entry(String id, String message) {
        return PublishBatchRequestEntry.builder().id(id).message(message).build();
    }

    private static MessageAttributeValue string(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static MessageAttributeValue number(String value) {
        return MessageAttributeValue.builder()
                .dataType("Number")
                .stringValue(value)
                .build();
    }

    private static void assertInvalid(String sentence, Consumer<PublishRequest.Builder> message) {
        assertThatThrownBy(() -> publish(message))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Invalid parameter: " + sentence);
    }

    private static void assertBadAttribute(String name, MessageAttributeValue value) {
        assertThatThrownBy(() -> publish(message -> message.message("m").messageAttributes(Map.of(name, value))))
                .as(name)
                .isInstanceOf(InvalidParameterValueException.class);
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(TOPICS.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
