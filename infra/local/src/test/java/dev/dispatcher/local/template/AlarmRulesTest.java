package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlarmRulesTest {

    @Test
    void seesAFunctionThatFailsUnheard() {
        assertThat(AlarmRules.broken(RealTemplate.with("MetricName: Throttles", "MetricName: Invocations")))
                .hasSameSizeAs(RealTemplate.asItIs().functions())
                .first()
                .isEqualTo("No alarm watches Throttles of ApiFunction.");
    }

    @Test
    void seesDeadLettersThatPileUpUnheard() {
        assertThat(AlarmRules.broken(RealTemplate.with(
                        "Value: !GetAtt WebhooksDlq.QueueName", "Value: !GetAtt EventsDlq.QueueName")))
                .containsExactly("No alarm watches ApproximateNumberOfMessagesVisible of WebhooksDlq.");
    }

    @Test
    void seesAQueueThatGrowsOldUnheard() {
        assertThat(AlarmRules.broken(RealTemplate.with(
                        "MetricName: ApproximateAgeOfOldestMessage", "MetricName: NumberOfMessagesSent")))
                .contains(
                        "No alarm watches ApproximateAgeOfOldestMessage of EventsQueue.",
                        "No alarm watches ApproximateAgeOfOldestMessage of WebhooksQueue.");
    }

    @Test
    void seesAnApiAndADatabaseNobodyWatches() {
        assertThat(AlarmRules.broken(RealTemplate.with("MetricName: 5xx", "MetricName: Count")))
                .containsExactly("No alarm watches 5xx of Api.");
        assertThat(AlarmRules.broken(RealTemplate.with("MetricName: FreeStorageSpace", "MetricName: FreeableMemory")))
                .containsExactly("No alarm watches FreeStorageSpace of Db.");
    }

    @Test
    void seesAnAlarmThatTellsNobody() {
        assertThat(AlarmRules.broken(RealTemplate.with("AlarmActions: [!Ref AlarmTopic]", "AlarmActions: []")))
                .contains("DbBusy tells nobody.");
    }

    @Test
    void seesAnAlarmWithoutARunbook() {
        assertThat(AlarmRules.broken(RealTemplate.with("its CPU. See docs/operations.md.", "its CPU.")))
                .containsExactly("DbBusy does not say where its runbook is.");
    }
}
