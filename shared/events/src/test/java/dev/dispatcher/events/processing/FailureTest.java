package dev.dispatcher.events.processing;

import static dev.dispatcher.events.EventStatus.FAILED;
import static dev.dispatcher.events.EventStatus.PROCESSED;
import static dev.dispatcher.events.EventStatus.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.Machine;
import dev.dispatcher.events.Reaction.Done;
import dev.dispatcher.events.Reaction.Refused;
import dev.dispatcher.events.Reaction.Unavailable;
import dev.dispatcher.platform.lambda.Unfinished;
import dev.dispatcher.testing.TestQueues;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class FailureTest {

    private static final Machine MACHINE = Machine.withQueues(Map.of());

    @AfterAll
    static void close() {
        MACHINE.close();
    }

    @Test
    void aRefusedEventFailsAtOnceAndItsNoticeIsDue() {
        var id = MACHINE.accept();
        MACHINE.play().when(id, _ -> new Refused("no such project"));

        assertThat(MACHINE.process(id)).isEqualTo(Unfinished.NONE);
        assertThat(MACHINE.status(id)).isEqualTo(FAILED);
        assertThat(MACHINE.event(id).error()).isEqualTo("no such project");
        assertThat(MACHINE.event(id).processedAt()).isNotNull();
        assertThat(MACHINE.attempts(id)).isEqualTo("1=failed");
        assertThat(MACHINE.column("wake_at <= clock_timestamp()", id)).isEqualTo("true");
    }

    @Test
    void anUnavailableFarSideMeansAnotherAttemptAfterABackoff() {
        var id = MACHINE.accept();
        MACHINE.play().when(id, _ -> new Unavailable("502 from the forge"));

        MACHINE.process(id);
        assertThat(MACHINE.status(id)).isEqualTo(QUEUED);
        assertThat(MACHINE.event(id).error()).isEqualTo("502 from the forge");
        assertThat(MACHINE.event(id).processedAt()).isNull();
        assertThat(secondsToNextAttempt(id)).isBetween(7.0, 12.1);
        MACHINE.process(id);
        assertThat(MACHINE.play().order()).containsOnlyOnce(id);
    }

    @Test
    void theNudgeForTheNextAttemptWaitsAsLongAsTheAttempt() {
        var machine = Machine.withQueues(Map.of("RETRY_BACKOFF", "700ms"));
        try (machine) {
            var id = machine.accept();
            machine.play()
                    .when(id, delivery -> delivery.attempt() == 1 ? new Unavailable("soon") : Done.NOTHING_TO_WRITE);
            var queue = machine.url("EVENTS_QUEUE_URL");
            TestQueues.purge(queue);

            machine.process(id);
            assertThat(TestQueues.visible(queue)).isZero();
            assertThat(delayed(queue)).isEqualTo("1");
            var nudge = TestQueues.receive(queue, 1, Duration.ofSeconds(10));
            assertThat(nudge)
                    .singleElement()
                    .satisfies(message -> assertThat(message.body()).contains(id.toString()));
            machine.process(id);
            assertThat(machine.status(id)).isEqualTo(PROCESSED);
            assertThat(machine.attempts(id)).isEqualTo("1=failed 2=succeeded");
            assertThat(machine.event(id).error()).isNull();
        }
    }

    @Test
    void whatTheFarSideAsksForWins() {
        var id = MACHINE.accept();
        MACHINE.play().when(id, _ -> new Unavailable("429", Duration.ofMinutes(5)));

        MACHINE.process(id);
        assertThat(secondsToNextAttempt(id)).isBetween(290.0, 300.1);
    }

    @Test
    void whatIsThrownCountsAsUnavailable() {
        var id = MACHINE.accept();
        MACHINE.play().when(id, _ -> {
            throw new IllegalStateException("bad luck");
        });

        MACHINE.process(id);
        assertThat(MACHINE.status(id)).isEqualTo(QUEUED);
        assertThat(MACHINE.event(id).error()).isEqualTo("IllegalStateException: bad luck");
    }

    @Test
    void aTokenThatATroubleQuotesIsNotWrittenDown() {
        var id = MACHINE.accept();
        MACHINE.play().when(id, _ -> {
            throw new IllegalArgumentException("invalid header value: \"Bearer Glpat-" + "1234567890abcdefghij\"");
        });

        MACHINE.process(id);
        assertThat(MACHINE.event(id).error())
                .isEqualTo("IllegalArgumentException: invalid header value: \"Bearer [a token]\"");
    }

    @Test
    void anErrorIsThrownToo() {
        var id = MACHINE.accept();
        MACHINE.play().when(id, _ -> {
            throw new StackOverflowError();
        });

        MACHINE.process(id);
        assertThat(MACHINE.event(id).error()).isEqualTo("StackOverflowError");
    }

    @Test
    @SuppressWarnings("NullAway") // what a reaction written elsewhere may do all the same
    void anAnswerOfNothingIsAFailureToo() {
        var id = MACHINE.accept();
        MACHINE.play().when(id, _ -> null);

        MACHINE.process(id);
        assertThat(MACHINE.event(id).error()).isEqualTo("NullPointerException: the reaction answered nothing");
    }

    @Test
    void aReasonThatPostgresCannotKeepIsWrittenAllTheSame() {
        var ids = MACHINE.accept(2);
        MACHINE.play().when(ids.getFirst(), _ -> new Unavailable("binary \0 answer \ud800"));

        assertThat(MACHINE.process(ids.toArray(UUID[]::new))).isEqualTo(Unfinished.NONE);
        assertThat(MACHINE.event(ids.getFirst()).error()).startsWith("binary \uFFFD answer ");
        assertThat(MACHINE.status(ids.getLast())).isEqualTo(PROCESSED);
    }

    @Test
    void threeAttemptsAreAllThereAre() {
        var id = MACHINE.accept();
        MACHINE.play().when(id, delivery -> new Unavailable("attempt " + delivery.attempt()));
        for (int attempt = 0; attempt < 5; attempt++) {
            MACHINE.process(id);
            MACHINE.database.update("UPDATE events SET next_attempt_at = NULL WHERE id = ?", id);
        }

        assertThat(MACHINE.status(id)).isEqualTo(FAILED);
        assertThat(MACHINE.event(id).error()).isEqualTo("attempt 3");
        assertThat(MACHINE.attempts(id)).isEqualTo("1=failed 2=failed 3=failed");
        assertThat(MACHINE.play().played.stream()
                        .filter(delivery -> delivery.id().equals(id)))
                .extracting(delivery -> delivery.isLastAttempt())
                .containsExactly(false, false, true);
    }

    private static double secondsToNextAttempt(UUID id) {
        return Double.parseDouble(MACHINE.column("extract(epoch FROM next_attempt_at - clock_timestamp())", id));
    }

    private static String delayed(String queue) {
        var name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;
        var attributes = TestQueues.client()
                .getQueueAttributes(ask -> ask.queueUrl(queue).attributeNames(name))
                .attributes();
        return attributes.getOrDefault(name, "not told");
    }
}
