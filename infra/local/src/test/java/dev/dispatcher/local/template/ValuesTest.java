package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.Misconfigured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static final Map<String, String> LOCAL = Map.of(
            "EventsQueue", "http://localhost:9324/000000000000/events",
            "EventsQueue.Arn", "arn:aws:sqs:eu-central-1:000000000000:events",
            "Db.Endpoint.Address", "127.0.0.1",
            "AWS::Region", "eu-central-1",
            "Told", "by the table");

    @Test
    void knowsReferencesByTheLocalTable() {
        assertThat(environment("A: !Ref EventsQueue, B: !GetAtt Db.Endpoint.Address, C: !Ref AWS::Region"))
                .isEqualTo(Map.of("A", LOCAL.get("EventsQueue"), "B", "127.0.0.1", "C", "eu-central-1"));
    }

    @Test
    void readsTheLongFormsToo() {
        assertThat(environment("A: { Ref: EventsQueue }, B: { 'Fn::GetAtt': [Db, Endpoint.Address] }"))
                .isEqualTo(Map.of("A", LOCAL.get("EventsQueue"), "B", "127.0.0.1"));
    }

    @Test
    void putsTextTogetherAndTakesItApart() {
        assertThat(environment("""
                A: !Sub "q-${AWS::Region}-${EventsQueue.Arn}-${!kept}",
                B: !Sub ["${X}/${Most}", { X: !Ref AWS::Region }],
                C: !Join ["-", [!Ref AWS::Region, 7, true]],
                D: !Select [5, !Split [":", !GetAtt EventsQueue.Arn]]"""))
                .isEqualTo(Map.of(
                        "A", "q-eu-central-1-arn:aws:sqs:eu-central-1:000000000000:events-${kept}",
                        "B", "eu-central-1/3",
                        "C", "eu-central-1-7-true",
                        "D", "events"));
    }

    @Test
    void decidesConditionsByTheParametersDefaults() {
        assertThat(environment("""
                A: !If [IsProd, prod, other],
                B: !If [IsNotProd, other, prod],
                C: !If [Both, yes, no],
                D: !If [Either, !Ref Most, no],
                E: !If [IsProd, there, !Ref AWS::NoValue]""")).isEqualTo(Map.of("A", "other", "B", "other", "C", "false", "D", "3"));
    }

    @Test
    void takesParametersFromTheTableBeforeTheirDefaults() {
        assertThat(environment("A: !Ref Told, B: !Select [1, !Ref Several], C: !Join [+, !Ref Several]"))
                .isEqualTo(Map.of("A", "by the table", "B", "y", "C", "x+y"));
    }

    @Test
    void prefersWhatTheUserGave() {
        var values = new Values(
                template("A: !Ref Nowhere, B: fixed"), Map.of("A", "given", "B", "mine", "C", "other"), LOCAL);

        assertThat(values.environment(function("A: !Ref Nowhere, B: fixed")))
                .isEqualTo(Map.of("A", "given", "B", "mine"));
    }

    @Test
    void letsASecretStandForItself() {
        var variables = "ADMIN_TOKEN_SECRET: !Ref AdminToken";

        assertThat(new Values(template(variables), Map.of("ADMIN_TOKEN", "dsp_x"), LOCAL)
                        .environment(function(variables)))
                .isEqualTo(Map.of("ADMIN_TOKEN", "dsp_x"));
    }

    @Test
    void namesTheVariableThatHasNoValue() {
        assertThatThrownBy(() -> environment("TARGET_VERSION: !Ref ApiFunction.Version"))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("TARGET_VERSION of api has no value on this machine, where ApiFunction.Version is unknown: "
                        + "set it in .env.");
    }

    @Test
    void namesTheVariableWhoseValueIsNonsense() {
        assertThatThrownBy(() -> environment("A: !Select [9, [x]]"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("A of api has no value on this machine");
        assertThatThrownBy(() -> environment("A: !If [NoSuch, 1, 2]"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("condition NoSuch");
    }

    @Test
    void knowsEveryValueOfTheDeployedTemplateOnceTheTableIsComplete() {
        var table = Map.ofEntries(
                Map.entry("EventsQueue", "u1"),
                Map.entry("EventsDlq", "u2"),
                Map.entry("WebhooksQueue", "u3"),
                Map.entry("NotificationsQueue", "u4"),
                Map.entry("Db.Endpoint.Address", "127.0.0.1"),
                Map.entry("Db.Endpoint.Port", "5433"),
                Map.entry("Db.MasterUserSecret.SecretArn", "s1"),
                Map.entry("AdminToken", "s2"),
                Map.entry("WebhookMaster", "s3"),
                Map.entry("TelegramBot", "s4"),
                Map.entry("ApiFunction.Version", "local"));
        var file = RealTemplate.ROOT.resolve("template.yaml");
        var given = new HashMap<>(Map.of("DB_IAM_AUTH", "false"));
        // Scripts run as processes on this machine: what names their cloud is given, not looked up.
        for (var name : List.of(
                "SEALING_KMS_KEY",
                "LINKS_KMS_KEY",
                "GITHUB_API_URL",
                "GITHUB_OAUTH_CLIENT_ID",
                "GITHUB_OAUTH_CLIENT_SECRET_SECRET",
                "GITLAB_OAUTH_CLIENT_ID",
                "GITLAB_OAUTH_CLIENT_SECRET_SECRET",
                "PUBLIC_URL",
                "SCRIPTS_CLUSTER",
                "SCRIPTS_TASK_DEFINITION",
                "SCRIPTS_SUBNETS",
                "SCRIPTS_SECURITY_GROUPS",
                "SCRIPTS_PUBLIC_ADDRESS",
                "GITLAB_API_URL",
                "GITLAB_TOKEN_SECRET",
                "GITLAB_PROJECT_ID",
                "GITLAB_TRIGGER_PIPELINE_TOKEN_SECRET")) {
            given.put(name, "local");
        }
        var values = Values.read(file, given, table);

        for (var function : Template.read(file).functions()) {
            assertThat(values.environment(function))
                    .containsKeys(function.environment().keySet().toArray(String[]::new));
        }
        assertThat(values.environment(Template.read(file).functions().getFirst()))
                .containsEntry("DB_HOST", "127.0.0.1")
                .containsEntry("DB_IAM_AUTH", "false")
                .containsEntry("MAX_RETRIES", "3");
    }

    private static Map<String, String> environment(String variables) {
        return new Values(template(variables), Map.of(), LOCAL).environment(function(variables));
    }

    private static FunctionSpec function(String variables) {
        return new TemplateReader(template(variables)).read().functions().getFirst();
    }

    private static TemplateFile template(String variables) {
        return TemplateFile.parse("template.yaml", """
                Parameters:
                  Stage: { Type: String, Default: dev }
                  Most: { Type: Number, Default: 3 }
                  Told: { Type: String, Default: by default }
                  Several: { Type: CommaDelimitedList, Default: "x, y" }
                Conditions:
                  IsProd: !Equals [!Ref Stage, prod]
                  IsNotProd: !Not [!Condition IsProd]
                  Both: !And [!Condition IsProd, !Condition IsNotProd]
                  Either: !Or [!Condition IsProd, !Condition IsNotProd]
                Resources:
                  ApiFunction:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: a.B
                      Environment: { Variables: { %s } }
                """.formatted(variables));
    }
}
