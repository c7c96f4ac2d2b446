package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoorRulesTest {

    private static final String IN_THE_NETWORK =
            "      VpcConfig: { SubnetIds: [!Ref SubnetA, !Ref SubnetB], SecurityGroupIds: [!Ref FunctionGroup] }\n";

    @Test
    void seesASecretInAnEnvironment() {
        assertThat(DoorRules.broken(
                        RealTemplate.with("GITLAB_TOKEN_SECRET: !Sub \"${GitlabTokens}#token\"", "GITLAB_TOKEN: abc")))
                .containsExactly(
                        "EventProcessorFunction is given GITLAB_TOKEN itself, where everybody who sees the function sees it.",
                        "StandRecoveryFunction is given GITLAB_TOKEN itself, where everybody who sees the function sees it.");
        assertThat(DoorRules.broken(
                        RealTemplate.with("ADMIN_TOKEN_SECRET: !Ref AdminToken", "ADMIN_TOKEN_SECRET: abc")))
                .hasSize(1);
    }

    @Test
    void seesAFunctionInTheWrongNetwork() {
        assertThat(DoorRules.broken(RealTemplate.with(IN_THE_NETWORK, "")))
                .contains("ApiFunction cannot reach the database.");
        assertThat(DoorRules.broken(RealTemplate.with(
                        "      DeploymentPreference: { Enabled: false }\n",
                        "      DeploymentPreference: { Enabled: false }\n" + IN_THE_NETWORK)))
                .containsExactly("SmokeTestFunction is in the network and has no business there.");
    }

    @Test
    void seesARoleOfSomebodyElse() {
        assertThat(DoorRules.broken(RealTemplate.with(
                        "      Timeout: 300\n", "      Timeout: 300\n      Role: !GetAtt ScriptRole.Arn\n")))
                .containsExactly("CleanupFunction shares a role.");
    }

    @Test
    void seesADoorThatIsOpenToAddresses() {
        assertThat(DoorRules.broken(RealTemplate.with("SourceSecurityGroupId: !Ref ScriptGroup", "CidrIp: 0.0.0.0/0")))
                .containsExactly(
                        "DatabaseFromScripts lets in addresses instead of a group.",
                        "EndpointsFromScripts lets in addresses instead of a group.");
        assertThat(DoorRules.broken(RealTemplate.with(
                        "          SourceSecurityGroupId: !Ref FunctionGroup\n", "          CidrIp: 10.0.0.0/8\n")))
                .containsExactly("EndpointGroup lets in addresses instead of a group.");
        assertThat(DoorRules.broken(RealTemplate.with("MapPublicIpOnLaunch: false", "MapPublicIpOnLaunch: true")))
                .hasSize(3);
    }

    @Test
    void seesADatabaseThatIsReadOnTheWay() {
        assertThat(DoorRules.broken(RealTemplate.with("rds.force_ssl: \"1\"", "rds.force_ssl: \"0\"")))
                .containsExactly("Db takes connections without TLS.");
        assertThat(DoorRules.broken(RealTemplate.with("!If [HasSnapshot, !Ref AWS::NoValue, true]", "false")))
                .containsExactly("Db is not encrypted.");
        assertThat(DoorRules.broken(RealTemplate.with("PubliclyAccessible: false", "PubliclyAccessible: true")))
                .containsExactly("Db needs PubliclyAccessible: false.");
        assertThat(DoorRules.broken(RealTemplate.with("RequireTLS: true", "RequireTLS: false")))
                .containsExactly("DbProxy needs RequireTLS: true.");
    }

    @Test
    void seesAKeyThatAsksForNoOwner() {
        assertThat(DoorRules.broken(RealTemplate.with(
                        "kms:EncryptionContext:owner: \"true\"", "kms:EncryptionContext:other: \"true\"")))
                .containsExactly("LinkKey opens what has no owner.", "ScriptKey opens what has no owner.");
    }

    @Test
    void seesWhatIsKeptOrSentInPlain() {
        assertThat(DoorRules.broken(RealTemplate.with("SqsManagedSseEnabled: true", "SqsManagedSseEnabled: false")))
                .hasSameSizeAs(RealTemplate.asItIs().resources("AWS::SQS::Queue"));
        assertThat(DoorRules.broken(RealTemplate.with("Topics: [!Ref AlarmTopic]", "Topics: [!Ref OrdersTopic]")))
                .containsExactly("AlarmTopic takes messages without TLS.");
    }
}
