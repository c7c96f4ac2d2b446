package dev.dispatcher.local.topics;

import static dev.dispatcher.local.topics.Cloud.attribute;
import static dev.dispatcher.local.topics.Cloud.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dispatcher.testing.SettableClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;

class RefusalTest {

    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-03-04T05:06:07Z"));
    private static final OwnTopics TOPICS = OwnTopics.ofTemplate(CLOCK);
    private static final Cloud CLOUD = TOPICS.cloud();

    @AfterAll
    static void close() {
        TOPICS.close();
    }

    @BeforeEach
    void empty() {
        for (var queue : List.of("enveloped", "raw", "heavy")) CLOUD.drain(queue);
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
        assertThatThrownBy(() -> CLOUD.publish(message -> message.message("m").topicArn(Topics.arn("nowhere"))))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Topic does not exist: " + Topics.arn("nowhere"));
    }

    @Test
    void refusesAttributesThatNobodyCouldRead() {
        for (var name : List.of(".a", "a.", "a..b", "a b", "AWS.a", "Amazon.a"))
            assertBadAttribute(name, attribute("String", "x"));
        assertBadAttribute("a", attribute("Number", "seven"));
        assertBadAttribute(
                "a",
                MessageAttributeValue.builder()
                        .dataType("Text")
                        .stringValue("x")
                        .build());
        assertBadAttribute(
                "a", MessageAttributeValue.builder().dataType("String").build());
        var eleven = new HashMap<String, MessageAttributeValue>();
        for (int i = 0; i < 11; i++) eleven.put("a" + i, attribute("String", "x"));
        assertInvalid(
                "The queue raw hears raw messages and takes 10 attributes at most.",
                message -> message.message("m").messageAttributes(eleven));
    }

    @Test
    void takesAMessageOfExactlyTheLargestSize() {
        CLOUD.publish(message -> message.message("x".repeat(256 * 1024 - 13))
                .messageAttributes(Map.of("kind", attribute("String", "abc"))));

        assertThat(CLOUD.drain("raw")).hasSize(1);
        assertThat(CLOUD.drain("enveloped")).hasSize(1);
        assertInvalid(
                "Message too long.",
                message -> message.message("x".repeat(256 * 1024 - 12))
                        .messageAttributes(Map.of("kind", attribute("String", "abc"))));
        assertInvalid("Message too long.", message -> message.message("ö".repeat(128 * 1024) + "."));
        assertInvalid(
                "Message too long: a call has 4194304 bytes at most.",
                message -> message.message("x".repeat(5_000_000)));
        assertThat(CLOUD.drain("raw")).isEmpty();
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

    private static void assertInvalid(String sentence, Consumer<PublishRequest.Builder> message) {
        assertThatThrownBy(() -> CLOUD.publish(message))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Invalid parameter: " + sentence);
    }

    private static void assertBadAttribute(String name, MessageAttributeValue value) {
        assertThatThrownBy(() -> CLOUD.publish(message -> message.message("m").messageAttributes(Map.of(name, value))))
                .as(name)
                .isInstanceOf(InvalidParameterValueException.class);
    }
}
