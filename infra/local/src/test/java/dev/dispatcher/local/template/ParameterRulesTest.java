package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParameterRulesTest {

    @Test
    void seesAParameterThatTakesAnything() {
        assertThat(ParameterRules.broken(
                        RealTemplate.with("    AllowedValues: [TRACE, DEBUG, INFO, WARN, ERROR]\n", "")))
                .containsExactly(
                        "The parameter LogLevel takes anything.", "The parameter LogLevel refuses its own default.");
    }

    @Test
    void seesAParameterThatDoesNotExplainItself() {
        assertThat(ParameterRules.broken(RealTemplate.with("    Description: How much the functions log.\n", "")))
                .containsExactly("Nobody is told what the parameter LogLevel means.");
        assertThat(ParameterRules.broken(
                        RealTemplate.with("    ConstraintDescription: must be an email address, or empty\n", "")))
                .containsExactly("The parameter AlarmEmail refuses without saying what it wants.");
    }

    @Test
    void seesADefaultThatIsNotAllowed() {
        assertThat(ParameterRules.broken(RealTemplate.with("Default: 10.40.0.0/16", "Default: 10.40.0.0/24")))
                .containsExactly("The parameter VpcCidr refuses its own default.");
        assertThat(ParameterRules.broken(RealTemplate.with("    MinValue: 20\n", "    MinValue: 40\n")))
                .containsExactly("The parameter DatabaseGigabytes refuses its own default.");
    }

    @Test
    void seesASecretThatIsAParameter() {
        assertThat(ParameterRules.broken(RealTemplate.with("  GitlabProjectId:", "  GitlabToken:")))
                .containsExactly("The parameter GitlabToken is a secret, and shown.");
    }

    @Test
    void seesAnOutputNobodyIsToldOf() {
        assertThat(ParameterRules.broken(RealTemplate.with("    Description: Base URL of the API\n", "")))
                .containsExactly("Nobody is told what the output ApiUrl is.");
    }

    @Test
    void seesWhatIsTrueOfOneAccountOnly() {
        assertThat(ParameterRules.broken(RealTemplate.with(
                        "arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}", "arn:aws:ecr:${AWS::Region}:x")))
                .containsExactly("ScriptStartRole names 'arn:aws:', which is not the same everywhere.");
        assertThat(ParameterRules.broken(
                        RealTemplate.with("awslogs-region: !Ref AWS::Region", "awslogs-region: eu-west-1")))
                .containsExactly("ScriptTask names 'eu-west-1', which is not the same everywhere.");
        assertThat(ParameterRules.broken(RealTemplate.with(
                        "aws:SourceAccount: !Ref AWS::AccountId", "aws:SourceAccount: \"111122223333\"")))
                .contains("ScriptRole names '111122223333', which is not the same everywhere.");
    }

    @Test
    void seesWhatAnUpdateWouldTakeAlong() {
        assertThat(ParameterRules.broken(RealTemplate.with("    UpdateReplacePolicy: Retain\n", "")))
                .contains("EventsQueue holds something and has no UpdateReplacePolicy.")
                .contains("LinkKey holds something and has no UpdateReplacePolicy.");
    }
}
