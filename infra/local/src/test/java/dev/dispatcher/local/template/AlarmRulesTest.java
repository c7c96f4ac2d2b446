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
        assertThat(AlarmRules.broken(RealTemplate.with("its CPU. ${Runbook}#when-an-alarm-rings", "its CPU.")))
                .containsExactly("DbBusy does not say where its runbook is.");
    }

    @Test
    void seesAFunctionThatRunsOutOfTimeUnheard() {
        assertThat(AlarmRules.broken(RealTemplate.with("Threshold: 72000", "Threshold: 72001")))
                .containsExactly("EventProcessorSlow rings when it is too late: p99 and 72000 ms would not be.");
        assertThat(AlarmRules.broken(RealTemplate.with("MetricName: Duration", "MetricName: Invocations")))
                .hasSameSizeAs(RealTemplate.asItIs().functions())
                .first()
                .isEqualTo("No alarm watches Duration of ApiFunction.");
    }

    @Test
    void seesLimitsThatAreReachedUnheard() {
        assertThat(AlarmRules.broken(RealTemplate.with("MetricName: ConcurrentExecutions", "MetricName: Invocations")))
                .containsExactly("No alarm watches ConcurrentExecutions of ApiFunction.");
        assertThat(AlarmRules.broken(RealTemplate.with(
                        "MetricName: DatabaseConnectionsCurrentlySessionPinned", "MetricName: DatabaseConnections")))
                .containsExactly("No alarm watches DatabaseConnectionsCurrentlySessionPinned of DbProxy.");
    }

    @Test
    void seesAnAlarmThatRingsForAnotherStage() {
        assertThat(AlarmRules.broken(RealTemplate.with(
                        "Namespace: !Ref AWS::StackName\n      MetricName: stands_queued_in_vain",
                        "Namespace: Dispatcher\n      MetricName: stands_queued_in_vain")))
                .containsExactly("StandsWaiting hears other stacks too.");
    }

    @Test
    void seesAnAlarmTheRunbookDoesNotKnow() {
        assertThat(AlarmRules.unexplained(RealTemplate.with("  DbBusy:\n", "  DbIdle:\n"), RealTemplate.ROOT))
                .containsExactly("docs/operations.md does not say what to do about DbIdle.");
    }
}
