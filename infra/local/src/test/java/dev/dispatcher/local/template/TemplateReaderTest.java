package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.local.template.FunctionSpec.QueueTrigger;
import dev.dispatcher.local.template.FunctionSpec.Route;
import dev.dispatcher.local.template.FunctionSpec.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateReaderTest {

    private static final String QUEUES = """
              EventsDlq:
                Type: AWS::SQS::Queue
                Properties: { MessageRetentionPeriod: 1209600 }
              EventsQueue:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 540
                  RedrivePolicy: { deadLetterTargetArn: !GetAtt EventsDlq.Arn, maxReceiveCount: 10 }
            """;

    @Test
    void readsQueuesByTheirLocalNames() {
        assertThat(read("Resources:\n" + QUEUES).queues())
                .containsExactly(
                        new QueueSpec("EventsDlq", "events-dlq", false, seconds(30), seconds(1209600), null),
                        new QueueSpec(
                                "EventsQueue",
                                "events",
                                false,
                                seconds(540),
                                seconds(345600),
                                new QueueSpec.Redrive("events-dlq", 10)));
    }

    @Test
    void readsQueuesThatKeepTheirOrder() {
        assertThat(read("""
                Resources:
                  NotificationsQueue:
                    Type: AWS::SQS::Queue
                    Properties: { FifoQueue: true }
                  NotificationsDlq:
                    Type: AWS::SQS::Queue
                    Properties: { FifoQueue: true }
                """).queues())
                .extracting(QueueSpec::name)
                .containsExactly("notifications.fifo", "notifications-dlq.fifo");
    }

    @Test
    void readsAFunctionWithWhatGlobalsAddToIt() {
        var function = read("""
                Parameters:
                  Most: { Type: Number, Default: 7 }
                Globals:
                  Function:
                    Timeout: 20
                    Environment: { Variables: { LOG_LEVEL: INFO, DB_USER: nobody } }
                Resources:
                  EventProcessorFunction:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: app.Handler
                      Environment: { Variables: { DB_USER: app, URL: !Ref EventsQueue } }
                      Events:
                        Any: { Type: HttpApi, Properties: { Method: ANY, Path: "/events/{proxy+}" } }
                        Drain:
                          Type: SQS
                          Properties:
                            Queue: !GetAtt EventsQueue.Arn
                            MaximumBatchingWindowInSeconds: 2
                            FunctionResponseTypes: [ReportBatchItemFailures]
                            ScalingConfig: { MaximumConcurrency: !Ref Most }
                        Tick: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 minute), Input: '{"a":1}' } }
                """ + QUEUES).functions().getFirst();

        assertThat(function)
                .isEqualTo(new FunctionSpec(
                        "EventProcessorFunction",
                        "event-processor",
                        "app.Handler",
                        seconds(20),
                        Map.of("LOG_LEVEL", "INFO", "DB_USER", "app", "URL", Map.of("Ref", "EventsQueue")),
                        List.of(new Route("ANY", "/events/{proxy+}")),
                        List.of(new QueueTrigger("events", 10, seconds(2), true, 7)),
                        List.of(new Schedule("rate(1 minute)", "{\"a\":1}"))));
    }

    @Test
    void readsTheDeployedTemplateInItsOrder() {
        var template = Template.read(RealTemplate.ROOT.resolve("template.yaml"));

        assertThat(template.functions())
                .extracting(FunctionSpec::name)
                .containsExactly(
                        "api",
                        "event-processor",
                        "notifier",
                        "order-consumer",
                        "gitlab-webhook",
                        "github-webhook",
                        "telegram-webhook",
                        "stand-recovery",
                        "event-recovery",
                        "process-recovery",
                        "cleanup",
                        "schema-migration",
                        "smoke-test");
        assertThat(template.queues())
                .extracting(QueueSpec::name)
                .containsExactly(
                        "events",
                        "events-dlq",
                        "webhooks",
                        "webhooks-dlq",
                        "orders",
                        "orders-dlq",
                        "notifications.fifo",
                        "notifications-dlq.fifo",
                        "schedules-dlq");
    }

    @Test
    void leavesOutWhatItsConditionLeavesOut() {
        assertThat(read("""
                Parameters:
                  Stage: { Type: String, Default: dev }
                Conditions:
                  IsProd: !Equals [!Ref Stage, prod]
                Resources:
                  ProdQueue: { Type: AWS::SQS::Queue, Condition: IsProd }
                  DevQueue: { Type: AWS::SQS::Queue }
                  ProdFunction: { Type: AWS::Serverless::Function, Condition: IsProd }
                """))
                .isEqualTo(new Template(
                        List.of(),
                        List.of(new QueueSpec("DevQueue", "dev", false, seconds(30), seconds(345600), null)),
                        List.of()));
    }

    @Test
    void addsTheListsOfGlobalsBeforeAFunctionsOwn() {
        var template = TemplateFile.parse("template.yaml", """
                Globals: { Function: { Layers: [a, b], Tags: { 1: one } } }
                Resources:
                  ApiFunction:
                    Type: AWS::Serverless::Function
                    Properties: { Layers: [c], Tags: { 2: two, day: 2026-01-01 } }
                """);

        assertThat(template.functions().getFirst().properties())
                .isEqualTo(Map.of(
                        "Layers", List.of("a", "b", "c"), "Tags", Map.of("1", "one", "2", "two", "day", "2026-01-01")));
    }

    @Test
    void saysInOneSentenceWhatIsWrong() {
        assertBroken("Resources: [", "template.yaml, line 1 is not valid YAML: ");
        assertBroken("Resources:\n  A: { Type: X }\n  A: { Type: Y }", "template.yaml, line 3 is not valid YAML: ");
        assertBroken("hello", "template.yaml has no Resources.");
        assertBroken("Resources: { A: { Properties: {} } }", "template.yaml: resource A has no Type.");
        assertBroken(
                function("Handler: a.B", "Api"),
                "template.yaml: Api is a function, so its name has to end in Function.");
        assertBroken(
                function("Timeout: 3", "ApiFunction"), "template.yaml: ApiFunction says nothing about its Handler.");
        assertBroken(
                function("Handler: a.B, Timeout: soon", "ApiFunction"),
                "template.yaml: ApiFunction has a Timeout that is no whole number: soon.");
        assertBroken(
                function("Handler: a.B, Timeout: !Ref Later", "ApiFunction"),
                "template.yaml: ApiFunction has a Timeout that needs Later.");
        assertBroken(
                function("Handler: a.B, Events: { Q: { Type: SQS, Properties: { Queue: !Ref Gone } } }", "ApiFunction"),
                "template.yaml: ApiFunction names a queue that is not in the template: {Ref=Gone}.");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> Template.read(Path.of("nowhere/template.yaml")))
                .isInstanceOf(BrokenTemplate.class)
                .hasMessageStartingWith("nowhere/template.yaml cannot be read");
    }

    private static String function(String properties, String name) {
        return "Resources: { %s: { Type: 'AWS::Serverless::Function', Properties: { %s } } }"
                .formatted(name, properties);
    }

    private static void assertBroken(String text, String sentence) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BrokenTemplate.class).hasMessageStartingWith(sentence);
    }

    private static Template read(String text) {
        return new TemplateReader(TemplateFile.parse("template.yaml", text)).read();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
