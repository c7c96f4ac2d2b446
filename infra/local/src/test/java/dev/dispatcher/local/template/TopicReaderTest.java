package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.local.template.TopicSpec.Subscription;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicReaderTest {

    @Test
    void readsWhoHearsATopic() {
        assertThat(Template.read(Path.of("src/test/resources/topics.yaml")).topics())
                .containsExactly(
                        new TopicSpec(
                                "ParcelsTopic",
                                "parcels",
                                List.of(
                                        new Subscription("ParcelsTopic", "enveloped", false, Map.of()),
                                        new Subscription("RawSubscription", "raw", true, Map.of()),
                                        new Subscription(
                                                "HeavySubscription",
                                                "heavy",
                                                true,
                                                Map.of(
                                                        "kind",
                                                        List.of("parcel", Map.of("prefix", "box-")),
                                                        "kilograms",
                                                        List.of(Map.of("numeric", List.of(">", 20, "<=", 50.5))))))),
                        new TopicSpec("MailTopic", "mail", List.of()));
    }

    @Test
    void leavesOutWhatItsConditionLeavesOut() {
        var template = read("", "Condition: Never", "TopicArn: !Ref OrdersTopic, Protocol: sqs, Endpoint: nowhere");

        assertThat(template.topics()).containsExactly(new TopicSpec("OrdersTopic", "orders", List.of()));
    }

    @Test
    void saysInOneSentenceWhatItCannotServe() {
        var whole = "TopicArn: !Ref OrdersTopic, Protocol: sqs, Endpoint: !GetAtt OrdersQueue.Arn";

        assertBroken("FifoTopic: true", whole, "OrdersTopic is a FIFO topic, which this machine does not serve.");
        assertBroken(
                "",
                "TopicArn: !Ref OrderTopic, Protocol: sqs, Endpoint: !GetAtt OrdersQueue.Arn",
                "OrdersSubscription names a topic that is not in the template: {Ref=OrderTopic}.");
        assertBroken(
                "",
                "TopicArn: !Ref OrdersTopic, Protocol: sqs, Endpoint: !GetAtt OrderQueue.Arn",
                "OrdersSubscription names a queue that is not in the template: {Fn::GetAtt=[OrderQueue, Arn]}.");
        assertBroken(
                "",
                "TopicArn: !Ref OrdersTopic, Protocol: sqs, Endpoint: !GetAtt InOrderQueue.Arn",
                "OrdersSubscription feeds a FIFO queue, which only a FIFO topic may.");
        assertBroken(
                "",
                whole + ", FilterPolicyScope: MessageBody",
                "OrdersSubscription filters by MessageBody, which this machine does not: filter by MessageAttributes.");
        assertBroken(
                "Subscription: [{ Endpoint: !GetAtt OrdersQueue.Arn }]",
                whole,
                "OrdersTopic says nothing about its Protocol.");
    }

    private static void assertBroken(String topic, String subscription, String sentence) {
        assertThatThrownBy(() -> read(topic, "", subscription))
                .isInstanceOf(BrokenTemplate.class)
                .hasMessage("template.yaml: " + sentence);
    }

    private static Template read(String topic, String condition, String subscription) {
        var text = """
                Conditions:
                  Never: !Equals [a, b]
                Resources:
                  OrdersTopic:
                    Type: AWS::SNS::Topic
                    Properties: { %s }
                  OrdersQueue:
                    Type: AWS::SQS::Queue
                  InOrderQueue:
                    Type: AWS::SQS::Queue
                    Properties: { FifoQueue: true }
                  OrdersSubscription:
                    Type: AWS::SNS::Subscription
                    %s
                    Properties: { %s }
                """.formatted(topic, condition, subscription);
        return new TemplateReader(TemplateFile.parse("template.yaml", text)).read();
    }
}
