package dev.dispatcher.local.queues;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.Message;

/// The rules are those of Lambda's documentation on partial batch responses.
class BatchTest {

    private final Batch batch = new Batch("work", List.of(message("a"), message("b")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "''                                               | ab",
                "null                                             | ab",
                "{}                                               | ab",
                "{\"batchItemFailures\":[]}                       | ab",
                "{\"batchItemFailures\":null}                     | ab",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]} | b",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}  | ~~",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}  | ~~",
                "{\"batchItemFailures\":[{\"wrongKey\":\"a\"}]}       | ~~",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"c\"}]} | ~~",
                "{\"batchItemFailures\":[{                        | ~~",
            })
    void settlesWhatTheAnswerLeaves(String answer, String settled) {
        assertThat(batch.settledBy(answer.replace("''", "")))
                .extracting(Message::messageId)
                .isEqualTo(settled.chars().mapToObj(Character::toString).toList());
    }

    private static Message message(String id) {
        return Message.builder().messageId(id).body(id).build();
    }
}
