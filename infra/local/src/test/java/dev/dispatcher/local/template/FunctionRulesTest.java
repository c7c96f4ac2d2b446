package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FunctionRulesTest {

    @Test
    void seesAFunctionWithoutALogGroup() {
        assertThat(FunctionRules.broken(RealTemplate.with("      LoggingConfig: { LogGroup: !Ref CleanupLogs }\n", "")))
                .containsExactly("CleanupFunction has no log group of its own.");
    }

    @Test
    void seesTwoFunctionsThatWriteIntoOneLogGroup() {
        assertThat(FunctionRules.broken(RealTemplate.with("LogGroup: !Ref CleanupLogs", "LogGroup: !Ref NotifierLogs")))
                .containsExactly(
                        "NotifierFunction has no log group of its own.",
                        "CleanupFunction has no log group of its own.");
    }

    @Test
    void seesLogsKeptForEver() {
        assertThat(FunctionRules.broken(
                        RealTemplate.with("RetentionInDays: !Ref LogRetentionDays", "LogGroupClass: STANDARD")))
                .hasSameSizeAs(RealTemplate.asItIs().resources("AWS::Logs::LogGroup"))
                .contains("ApiAccessLogs keeps logs for ever.");
    }

    @Test
    void seesASnapshotNobodyWouldKeep() {
        assertThat(FunctionRules.broken(RealTemplate.with("SnapStart: { ApplyOn: None }", "MemorySize: 512")))
                .containsExactly(
                        "cleanup is called so rarely that its snapshot would be gone: turn SnapStart off.",
                        "schema-migration is called so rarely that its snapshot would be gone: turn SnapStart off.",
                        "smoke-test is called so rarely that its snapshot would be gone: turn SnapStart off.");
    }

    @Test
    void seesAFunctionThatStartsFromNothing() {
        assertThat(FunctionRules.broken(RealTemplate.with("SnapStart: { ApplyOn: PublishedVersions }", "Layers: []")))
                .contains(
                        "api starts without SnapStart.",
                        "event-processor starts without SnapStart.",
                        "gitlab-webhook starts without SnapStart.",
                        "github-webhook starts without SnapStart.",
                        "telegram-webhook starts without SnapStart.",
                        "event-recovery starts without SnapStart.",
                        "process-recovery starts without SnapStart.");
    }

    @Test
    void seesAChangeOfConfigurationThatWouldNotArrive() {
        assertThat(FunctionRules.broken(RealTemplate.with("AutoPublishAliasAllProperties: true", "Layers: []")))
                .contains("api would not publish a version for a change of configuration.");
    }

    @Test
    void seesConcurrencyReservedWithoutACondition() {
        assertThat(FunctionRules.broken(RealTemplate.with(
                        "ReservedConcurrentExecutions: !If [HasReservedConcurrency, 1, !Ref AWS::NoValue]",
                        "ReservedConcurrentExecutions: 1")))
                .hasSize(3)
                .contains("EventRecoveryFunction reserves concurrency without a condition.");
    }

    @Test
    void seesAScheduleTheSchedulerCannotRead() {
        assertThat(FunctionRules.broken(RealTemplate.with("rate(1 minute)", "rate(1 minutes)")))
                .containsExactly(
                        "StandRecoveryFunction is scheduled rate(1 minutes), which the scheduler cannot read.",
                        "EventRecoveryFunction is scheduled rate(1 minutes), which the scheduler cannot read.",
                        "ProcessRecoveryFunction is scheduled rate(1 minutes), which the scheduler cannot read.");
    }

    @Test
    void seesAScheduleWhoseFailuresVanish() {
        assertThat(FunctionRules.broken(RealTemplate.with(
                        "            RetryPolicy: { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60 }\n", "")))
                .containsExactly(
                        "StandRecoveryFunction is scheduled without a retry policy and a dead-letter queue.",
                        "EventRecoveryFunction is scheduled without a retry policy and a dead-letter queue.",
                        "ProcessRecoveryFunction is scheduled without a retry policy and a dead-letter queue.");
    }

    @Test
    void seesAScheduleNamedAlikeInEveryStack() {
        assertThat(FunctionRules.broken(RealTemplate.with("OmitName: true", "OmitName: false")))
                .hasSize(4);
    }

    @Test
    void seesANameThatTwoStagesWouldShare() {
        assertThat(FunctionRules.broken(
                        RealTemplate.with("!Sub CodeDeployHook_${AWS::StackName}_smoke", "CodeDeployHook_smoke")))
                .containsExactly("SmokeTestFunction has the fixed FunctionName CodeDeployHook_smoke: "
                        + "two stages would not fit into one account.");
    }

    @Test
    void seesATimeoutToldWrong() {
        assertThat(FunctionRules.broken(RealTemplate.with("Timeout: 90", "Timeout: 80")))
                .containsExactly("event-processor is told a FUNCTION_TIMEOUT of 90s, but has 80s.");
    }

    @Test
    void seesVariablesThatCodeAndTemplateDoNotShare() {
        var used = Map.of(
                "cleanup", Set.of("DB_HOST", "DB_PORT", "DB_NAME", "DB_USER", "DB_IAM_AUTH", "LOG_LEVEL", "AGE"));

        assertThat(FunctionRules.undeclared(RealTemplate.asItIs(), used))
                .contains(
                        "cleanup asks for AGE, which the template does not give it.",
                        "cleanup is given EVENT_RETENTION and never asks for it.",
                        "cleanup is given SCRIPT_OUTPUT_RETENTION and never asks for it.",
                        "cleanup is given SCRIPT_PROCESS_RETENTION and never asks for it.");
    }

    @Test
    void leavesLocalVariablesAlone() {
        var used = Map.of("smoke-test", Set.of("LOG_LEVEL", "TARGET_VERSION", "AWS_REGION", "DB_DSN"));

        assertThat(FunctionRules.undeclared(RealTemplate.asItIs(), used)).isEmpty();
    }
}
