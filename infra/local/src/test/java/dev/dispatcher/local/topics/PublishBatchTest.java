package dev.dispatcher.local.topics;

import static dev.dispatcher.local.topics.Cloud.attribute;
import static dev.dispatcher.local.topics.Cloud.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.dispatcher.local.topics.Cloud.Arrived;
import dev.dispatcher.testing.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;

class PublishBatchTest {

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
    void publishesABatchAndTellsOfEachEntryWhatBecameOfIt() {
        var answer = CLOUD.publishBatch(List.of(
                entry("one", "1"),
                entry("empty", ""),
                entry("two", "2").toBuilder()
                        .messageAttributes(Map.of("kind", attribute("String", "x")))
                        .build(),
                entry("bad", "3").toBuilder()
                        .messageAttributes(Map.of("kind", attribute("Number", "x")))
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

        assertThat(CLOUD.publishBatch(ten).successful()).hasSize(10);
        assertThatThrownBy(() -> CLOUD.publishBatch(IntStream.range(0, 11)
                        .mapToObj(i -> entry("e" + i, "m"))
                        .toList()))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        assertThatThrownBy(() -> CLOUD.publishBatch(List.of())).isInstanceOf(EmptyBatchRequestException.class);
        assertThatThrownBy(() -> CLOUD.publishBatch(List.of(entry("a", "1"), entry("a", "2"))))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        assertThatThrownBy(() -> CLOUD.publishBatch(List.of(entry("a b", "1"))))
                .isInstanceOf(InvalidBatchEntryIdException.class);
        var half = "x".repeat(128 * 1024);
        assertThat(CLOUD.publishBatch(List.of(entry("a", half), entry("b", half)))
                        .successful())
                .hasSize(2);
        assertThatThrownBy(() -> CLOUD.publishBatch(List.of(entry("a", half), entry("b", half + "."))))
                .isInstanceOf(BatchRequestTooLongException.class);
        assertThatThrownBy(() -> CLOUD.sns()
                        .publishBatch(
                                batch -> batch.topicArn(Topics.arn("nowhere")).publishBatchRequestEntries(ten)))
                .isInstanceOf(NotFoundException.class);
        assertThat(CLOUD.drain("raw")).hasSize(12);
    }
}
