package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueRulesTest {

    @Test
    void seesAMessageThatReappearsWhileItIsProcessed() {
        assertThat(QueueRules.broken(RealTemplate.with("VisibilityTimeout: 540", "VisibilityTimeout: 539")))
                .containsExactly(
                        "events hides a message for 539 s, but event-processor may need it for six times its timeout, 540 s.",
                        "webhooks hides a message for 539 s, but event-processor may need it for six times its timeout, 540 s.");
    }

    @Test
    void countsTheTimeABatchIsCollected() {
        assertThat(QueueRules.broken(RealTemplate.with(
                        "BatchSize: 10", "BatchSize: 10\n            MaximumBatchingWindowInSeconds: 5")))
                .anyMatch(sentence -> sentence.endsWith("six times its timeout, 545 s."));
    }

    @Test
    void seesADeadLetterThatVanishesAsItArrives() {
        assertThat(QueueRules.broken(
                        RealTemplate.with("MessageRetentionPeriod: 1209600", "MessageRetentionPeriod: 345600")))
                .contains("events-dlq keeps messages no longer than events: a dead letter could vanish as it arrives.");
    }

    @Test
    void seesAConsumerThatSendsBackWholeBatches() {
        assertThat(QueueRules.broken(
                        RealTemplate.with("FunctionResponseTypes: [ReportBatchItemFailures]", "Enabled: true")))
                .hasSizeGreaterThan(2)
                .first()
                .isEqualTo("event-processor drains events without ReportBatchItemFailures: "
                        + "one bad message would send back its batch.");
    }

    @Test
    void seesAQueueWithoutDeadLetters() {
        assertThat(QueueRules.broken(RealTemplate.with(
                        "RedrivePolicy: { deadLetterTargetArn: !GetAtt WebhooksDlq.Arn, maxReceiveCount: 10 }",
                        "DelaySeconds: 0")))
                .containsExactly("webhooks is drained and has no dead-letter queue.");
    }

    @Test
    void seesAQueueThatTalksInPlainText() {
        assertThat(QueueRules.broken(RealTemplate.with("Queues: [!Ref SchedulesDlq]", "Queues: [!Ref EventsDlq]")))
                .containsExactly("SchedulesDlq takes connections without TLS.");
    }
}
