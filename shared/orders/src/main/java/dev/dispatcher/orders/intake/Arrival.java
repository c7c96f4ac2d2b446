package dev.dispatcher.orders.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.orders.Source;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.json.JsonRefused;

/// A text that should be an order, and the way it came.
public record Arrival(String text, Source source) {

    /// Every envelope names its topic; most messages come without, and are not parsed to find that out.
    private static final String MARK = "\"TopicArn\"";

    /// What is in a message of a queue: an order by itself, or in the envelope that SNS puts around it.
    public static Arrival ofMessage(String body) {
        return body.contains(MARK) ? opened(body) : new Arrival(body, Source.SQS);
    }

    private static Arrival opened(String body) {
        try {
            var envelope = Json.read(body, JsonNode.class);
            var message = envelope.path("Message");
            boolean isEnvelope = envelope.path("Type").asText().equals("Notification")
                    && envelope.path("TopicArn").isTextual()
                    && message.isTextual();
            if (isEnvelope) return new Arrival(message.textValue(), Source.SNS);
        } catch (JsonRefused _) {
            // whoever reads it as an order will find the same, and say so
        }
        return new Arrival(body, Source.SQS);
    }
}
