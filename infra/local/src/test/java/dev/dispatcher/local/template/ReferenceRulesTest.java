package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferenceRulesTest {

    @Test
    void seesAValueThatIsDeclaredNowhere() {
        assertThat(ReferenceRules.broken(RealTemplate.with(
                        "EVENT_RETENTION: !Ref EventRetention", "EVENT_RETENTION: !Ref EventsRetention")))
                .containsExactly("CleanupFunction refers to EventsRetention, which is not declared.");
        assertThat(ReferenceRules.broken(RealTemplate.with("${TelegramBot}#token", "${TelegramBots}#token")))
                .hasSize(3)
                .allMatch(fault -> fault.endsWith(" refers to TelegramBots, which is not declared."));
        assertThat(ReferenceRules.broken(RealTemplate.with("!GetAtt LinkKey.Arn", "!GetAtt LinksKey.Arn")))
                .contains("ApiFunction refers to LinksKey, which is not declared.");
    }

    @Test
    void seesAConditionThatIsDeclaredNowhere() {
        assertThat(ReferenceRules.broken(RealTemplate.with("!If [HasProxy, !GetAtt", "!If [WithAProxy, !GetAtt")))
                .contains("CleanupFunction asks for the condition WithAProxy, which there is not.");
    }

    @Test
    void seesAFunctionThatIsToldItsOwnAddress() {
        assertThat(ReferenceRules.broken(RealTemplate.with(
                        "EVENTS_DLQ_URL: !Ref EventsDlq", "EVENTS_DLQ_URL: !Ref EventsDlq\n          API: !Ref Api")))
                .isEmpty();
        assertThat(
                        ReferenceRules.broken(
                                RealTemplate.with(
                                        "SCRIPT_GRACE: 10s",
                                        "SCRIPT_GRACE: 10s\n          API: !Sub https://${Api}.execute-api.${AWS::Region}.amazonaws.com")))
                .containsExactly("These wait for each other: Api, ApiFunction.Alias, ApiErrors, ApiFunction.");
    }

    @Test
    void seesARollbackThatIsDecidedByWhatItRollsBack() {
        assertThat(ReferenceRules.broken(RealTemplate.with("!Ref ApiSlow, !Ref ApiFailing]", "!Ref ApiServerErrors]")))
                .containsExactly("These wait for each other: Api, ApiFunction.Alias, ApiServerErrors.");
    }

    @Test
    void seesAWaitThatIsOnlyStated() {
        assertThat(ReferenceRules.broken(RealTemplate.with(
                        "DependsOn: [BucketEndpoint, RoutesOfA", "DependsOn: [CleanupFunction, RoutesOfA")))
                .containsExactly("These wait for each other: SchemaMigration, CleanupFunction.");
    }
}
