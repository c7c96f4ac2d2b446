package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Each role as it is written, beside what the packaged code of its function can ask AWS for.
class RoleRulesTest {

    private static final TemplateFile TEMPLATE = RealTemplate.asItIs();
    private static final Map<String, Set<String>> CALLS = RoleRules.calls(TEMPLATE, RealTemplate.ROOT);

    @Test
    void everyRoleAllowsWhatItsFunctionAsksForAndNothingElse() {
        var listing = new StringBuilder("Roles:\n");
        for (var function : TEMPLATE.functions()) {
            var name = LocalNames.function(function.logicalId());
            listing.append("  %-18s calls   %s%n".formatted(name, CALLS.get(name)));
            listing.append("  %-18s grants  %s%n".formatted("", RoleRules.granted(TEMPLATE, function)));
        }
        System.out.print(listing);

        assertThat(RoleRules.broken(TEMPLATE, CALLS)).isEmpty();
    }

    @Test
    void theCodeIsThereToBeJudged() {
        assertThat(CALLS)
                .containsOnlyKeys(new TreeSet<>(TEMPLATE.functions().stream()
                        .map(function -> LocalNames.function(function.logicalId()))
                        .toList()));
        assertThat(CALLS.get("smoke-test")).contains("LambdaClient.invoke", "CodeDeploy.report");
        assertThat(CALLS.get("event-processor"))
                .contains("EcsClient.runTask", "SqsClient.changeMessageVisibilityBatch");
        assertThat(CALLS.get("gitlab-webhook"))
                .contains("SqsClient.sendMessageBatch")
                .noneMatch(call -> call.startsWith("Ecs"));
    }

    @Test
    void everyRoleReachesWhatItsSettingsName() {
        assertThat(RoleResources.broken(TEMPLATE)).isEmpty();
    }

    @Test
    void seesASecretTooManyAndOneTooFew() {
        assertThat(RoleResources.broken(RealTemplate.with(
                        "Resource: [!GetAtt Db.MasterUserSecret.SecretArn, !Ref AdminToken]",
                        "Resource: [!GetAtt Db.MasterUserSecret.SecretArn, !Ref TelegramBot]")))
                .containsExactly(
                        "schema-migration may secretsmanager:GetSecretValue at TelegramBot, which no setting of it names.",
                        "schema-migration may not secretsmanager:GetSecretValue at AdminToken, which its settings name.");
    }

    @Test
    void seesAGrantTooMany() {
        assertThat(broken("Action: lambda:InvokeFunction", "Action: [lambda:InvokeFunction, sqs:SendMessage]"))
                .containsExactly("smoke-test may sqs:SendMessage, which its code never asks for.");
    }

    @Test
    void seesAGrantTooManyInASharedPolicy() {
        assertThat(
                        broken(
                                "Description: Sign in to the database as the user app",
                                "Description: More\n      PolicyDocument: { Statement: [{ Effect: Allow, Action: s3:GetObject }] }\n    Metadata:"))
                .contains("api may s3:GetObject, which its code never asks for.");
    }

    @Test
    void seesWhatSamGrantsAnyway() {
        assertThat(broken(
                        "Action: sqs:ChangeMessageVisibility",
                        "Action: [sqs:ChangeMessageVisibility, sqs:DeleteMessage]"))
                .contains("notifier may sqs:DeleteMessage, which its code never asks for.");
    }

    @Test
    void seesAGrantTooFew() {
        assertThat(broken("Action: [ecs:DescribeTasks, ecs:StopTask]", "Action: ecs:DescribeTasks"))
                .containsExactly("process-recovery may not ecs:StopTask, which its code asks for.");
    }

    @Test
    void seesARoleNotHandedOn() {
        assertThat(broken("Action: iam:PassRole", "Action: ecs:RunTask"))
                .contains("event-processor may not iam:PassRole, which its code asks for.");
    }

    @Test
    void seesACallNobodyKnows() {
        var calls = new HashMap<>(CALLS);
        calls.put("cleanup", Set.of("RdsToken.mint", "S3Client.deleteObject"));

        assertThat(RoleRules.broken(TEMPLATE, calls))
                .containsExactly("cleanup calls S3Client.deleteObject, for which no action is known here.");
    }

    private static List<String> broken(String sound, String faulty) {
        return RoleRules.broken(RealTemplate.with(sound, faulty), CALLS);
    }
}
