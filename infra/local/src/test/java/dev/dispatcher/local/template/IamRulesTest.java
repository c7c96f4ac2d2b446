package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IamRulesTest {

    @Test
    void seesAMisspeltAction() {
        assertThat(IamRules.broken(
                        RealTemplate.with("Action: sqs:ChangeMessageVisibility", "Action: sqs:ChangeVisibility")))
                .contains("EventProcessorFunction names sqs:ChangeVisibility, which is not in iam-actions.txt.");
    }

    @Test
    void seesAPermissionForAWholeService() {
        assertThat(IamRules.broken(
                        RealTemplate.with("Action: secretsmanager:GetSecretValue", "Action: secretsmanager:*")))
                .contains("SchemaMigrationFunction names secretsmanager:*, which is not in iam-actions.txt.");
    }

    @Test
    void seesAPermissionForEverything() {
        assertThat(IamRules.broken(RealTemplate.with(
                        "Resource: [!GetAtt Db.MasterUserSecret.SecretArn, !Ref AdminToken]", "Resource: '*'")))
                .containsExactly(
                        "SchemaMigrationFunction allows [secretsmanager:GetSecretValue] on every resource there is.");
    }

    @Test
    void seesAPermissionInsideACondition() {
        assertThat(IamRules.broken(RealTemplate.with("Action: [sqs:SendMessage, sqs:GetQueueUrl]", "Action: sqs:Send")))
                .containsExactly("EventsQueuePolicy names sqs:Send, which is not in iam-actions.txt.");
    }

    @Test
    void seesARoleHandedToAnyService() {
        assertThat(IamRules.broken(RealTemplate.with("Action: lambda:InvokeFunction", "Action: iam:PassRole")))
                .containsExactly("SmokeTestFunction allows iam:PassRole without a condition on iam:PassedToService.");
    }

    @Test
    void seesATaskStartedInAnyCluster() {
        assertThat(IamRules.broken(RealTemplate.with("Action: lambda:InvokeFunction", "Action: ecs:RunTask")))
                .containsExactly("SmokeTestFunction allows ecs:RunTask without a condition on ecs:cluster.");
    }

    @Test
    void acceptsARoleHandedToOneService() {
        assertThat(
                        IamRules.broken(
                                RealTemplate.with(
                                        "Action: lambda:InvokeFunction",
                                        "Action: iam:PassRole\n"
                                                + "              Condition: { StringEquals: { iam:PassedToService: ecs-tasks.amazonaws.com } }")))
                .isEmpty();
    }

    @Test
    void seesAPolicyThatIsWrittenElsewhere() {
        assertThat(IamRules.broken(RealTemplate.with("- !Ref DatabaseAccess", "- AmazonSQSFullAccess")))
                .hasSizeGreaterThan(4)
                .first()
                .isEqualTo("ApiFunction takes a policy that is not written here: AmazonSQSFullAccess.");
    }

    @Test
    void seesOneActionMoreBesideTheOneThatKnowsNoNarrowerResource() {
        assertThat(IamRules.broken(RealTemplate.with("Action: ecs:ListTasks", "Action: [ecs:ListTasks, ecs:StopTask]")))
                .containsExactly(
                        "ProcessRecoveryFunction allows [ecs:ListTasks, ecs:StopTask] on every resource there is.");
    }

    @Test
    void seesAKeyThatOpensForAnyOwner() {
        assertThat(IamRules.broken(RealTemplate.with("kms:EncryptionContext:owner", "kms:ViaService")))
                .hasSize(7)
                .allMatch(fault -> fault.endsWith("without a condition on kms:EncryptionContext:owner."));
    }
}
