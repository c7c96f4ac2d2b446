package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DashboardRulesTest {

    @Test
    void seesWhatIsLeftOut() {
        assertThat(DashboardRules.broken(RealTemplate.with("\"${NotifierFunction}\"", "\"${ApiFunction}\"")))
                .containsExactly("The dashboard leaves out NotifierFunction.");
        assertThat(DashboardRules.broken(RealTemplate.with("\"${OrdersDlq.QueueName}\"", "\"${EventsDlq.QueueName}\"")))
                .containsExactly("The dashboard leaves out OrdersDlq.");
    }

    @Test
    void seesADashboardThatNobodyCouldRead() {
        assertThat(DashboardRules.broken(RealTemplate.with("{\"widgets\": [", "{\"widgets\" [")))
                .containsExactly("The dashboard is no JSON.");
        assertThat(DashboardRules.broken(
                        RealTemplate.with("AWS::CloudWatch::Dashboard", "AWS::CloudWatch::InsightRule")))
                .containsExactly("There has to be exactly one dashboard.");
    }
}
