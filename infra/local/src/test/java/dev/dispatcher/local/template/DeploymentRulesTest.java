package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeploymentRulesTest {

    @Test
    void seesAGatewayThatDoesNotWaitAsLongAsItsFunction() {
        assertThat(DeploymentRules.broken(RealTemplate.with("Timeout: 29 #", "Timeout: 30 #")))
                .containsExactly("api may take 30 s, but the gateway waits 30 s.");
    }

    @Test
    void seesAClientThatWaitsLongerThanItsFunction() {
        assertThat(DeploymentRules.broken(RealTemplate.with("      Timeout: 10\n", "      Timeout: 5\n")))
                .containsExactly(
                        "gitlab-webhook waits 5s for a queue and has 5 s.",
                        "github-webhook waits 5s for a queue and has 5 s.",
                        "telegram-webhook waits 5s for a queue and has 5 s.");
    }

    @Test
    void seesAnApiWithoutBounds() {
        assertThat(DeploymentRules.broken(RealTemplate.with("ThrottlingRateLimit: 100, ", "")))
                .containsExactly("Api has no ThrottlingRateLimit.");
        assertThat(DeploymentRules.broken(RealTemplate.with("FailOnWarnings: true", "FailOnWarnings: false")))
                .containsExactly("Api is imported even if a part of it is ignored.");
    }

    @Test
    void seesAnAccessLogThatTellsTooLittleOrIsNoJson() {
        assertThat(DeploymentRules.broken(RealTemplate.with("\"error\":\"$context.error.message\",", "")))
                .containsExactly("The access log of Api says nothing of error.");
        assertThat(DeploymentRules.broken(RealTemplate.with("{\"time\":", "{time:")))
                .hasSize(7);
    }

    @Test
    void seesACallThatFailsWithoutATrace() {
        assertThat(DeploymentRules.broken(RealTemplate.with(
                        "        DestinationConfig: { OnFailure: { Type: SQS, Destination: !GetAtt SchedulesDlq.Arn } }\n",
                        "")))
                .hasSize(4)
                .contains("ProcessRecoveryFunction fails without leaving anything behind.");
    }

    @Test
    void seesAChangeThatAllGetUntried() {
        assertThat(DeploymentRules.broken(
                        RealTemplate.with("!If [IsProd, Canary10Percent5Minutes, AllAtOnce]", "AllAtOnce")))
                .containsExactly("In prod all get a new api at once.");
        assertThat(DeploymentRules.broken(
                        RealTemplate.with("        Hooks: { PreTraffic: !Ref SmokeTestFunction }\n", "")))
                .containsExactly("Nobody tries a new api before it gets traffic.");
        assertThat(DeploymentRules.broken(RealTemplate.with("!Ref ApiSlow, !Ref ApiFailing]", "!Ref ApiSlow]")))
                .containsExactly("ApiFailing takes no new api back.");
    }

    @Test
    void seesMoreConnectionsThanThereAre() {
        assertThat(DeploymentRules.broken(RealTemplate.with("    Default: 5\n", "    Default: 9\n")))
                .containsExactly("The functions may open 71 connections, more than 70.");
    }
}
