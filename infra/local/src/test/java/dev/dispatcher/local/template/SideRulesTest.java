package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SideRulesTest {

    private static final String API = """
            Resources:
              ApiFunction:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B
                  Events:
                    A: { Type: HttpApi, Properties: { Method: ANY, Path: /events } }
                    B: { Type: HttpApi, Properties: { Method: GET, Path: "/events/{proxy+}" } }
            """;

    @Test
    void acceptsRoutesThatBothSidesKnow() {
        assertThat(routes("POST /events", "GET /events/{id}", "GET /events/{id}/attempts"))
                .isEmpty();
    }

    @Test
    void seesARouteThatOnlyTheCodeKnows() {
        assertThat(routes("GET /events", "GET /events/{id}", "GET /orders", "POST /events/{id}/process"))
                .containsExactly(
                        "No route of the template leads to GET /orders.",
                        "No route of the template leads to POST /events/{id}/process.");
    }

    @Test
    void seesARouteThatOnlyTheTemplateKnows() {
        assertThat(routes("GET /events")).containsExactly("The route GET /events/{proxy+} leads to nothing.");
    }

    @Test
    void acceptsTheQueuesOfTheTemplate() {
        assertThat(SideRules.queues(RealTemplate.asItIs())).isEmpty();
    }

    @Test
    void seesAQueueThatOnlyTheCodeKnows() {
        assertThat(SideRules.queues(RealTemplate.with(
                        "EVENTS_DLQ_URL: !Ref EventsDlq", "EVENTS_DLQ_URL: https://sqs.example/events-dlq")))
                .contains("EVENTS_DLQ_URL of event-recovery is no queue of the template.");
    }

    @Test
    void seesAQueueThatOnlyTheTemplateKnows() {
        assertThat(SideRules.queues(RealTemplate.with(
                        "  EventsQueuePolicy:\n",
                        "  LetterQueue: { Type: AWS::SQS::Queue }\n\n  EventsQueuePolicy:\n")))
                .containsExactly("Nobody drains letter.", "Nobody sends to letter.");
    }

    @Test
    void seesAQueueThatNobodyFills() {
        assertThat(SideRules.queues(RealTemplate.with(
                        "NOTIFICATIONS_QUEUE_URL: !Ref NotificationsQueue", "NOTIFICATIONS: !Ref EventsQueue")))
                .contains(
                        "Nobody sends to notifications.fifo.",
                        "ApiFunction may send to NotificationsQueue and is not told where it is.");
    }

    private static List<String> routes(String... operations) {
        return SideRules.routes(TemplateFile.parse("template.yaml", API), List.of(operations));
    }
}
