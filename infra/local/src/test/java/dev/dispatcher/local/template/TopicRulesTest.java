package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicRulesTest {

    @Test
    void seesASubscriptionThatDropsMessages() {
        assertThat(TopicRules.broken(RealTemplate.with(
                        "RawMessageDelivery: true", "RawMessageDelivery: true\n      FilterPolicy: { kind: [order] }")))
                .containsExactly("OrdersSubscription filters: what does not pass would be dropped in silence.");
    }

    @Test
    void seesASubscriptionWithoutDeadLetters() {
        assertThat(TopicRules.broken(
                        RealTemplate.with("      RedrivePolicy: { deadLetterTargetArn: !GetAtt OrdersDlq.Arn }\n", "")))
                .containsExactly("OrdersSubscription has no dead-letter queue for what cannot be delivered.");
    }

    @Test
    void seesAQueueThatAnyTopicMayFill() {
        assertThat(TopicRules.broken(RealTemplate.with(
                        "Condition: { ArnEquals: { aws:SourceArn: !Ref OrdersTopic } }",
                        "Condition: { ArnEquals: { aws:SourceArn: !Ref AlarmTopic } }")))
                .containsExactly(
                        "OrdersQueue does not let OrdersTopic, and it alone, send.",
                        "OrdersDlq does not let OrdersTopic, and it alone, send.");
    }

    @Test
    void seesATopicThatTalksInPlainText() {
        assertThat(TopicRules.broken(RealTemplate.with("Topics: [!Ref OrdersTopic]", "Topics: [!Ref AlarmTopic]")))
                .containsExactly("OrdersTopic takes connections without TLS.");
    }

    @Test
    void seesATopicNobodyWatches() {
        assertThat(TopicRules.broken(
                        RealTemplate.with("MetricName: NumberOfNotificationsFailed", "MetricName: Published")))
                .containsExactly("No alarm watches NumberOfNotificationsFailed of OrdersTopic.");
    }
}
