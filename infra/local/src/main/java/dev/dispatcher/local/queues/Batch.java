package dev.dispatcher.local.queues;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.local.lambda.Surroundings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// Messages that go to a function together, and what its answer says about each.
final class Batch {

    private static final JsonMapper JSON = new JsonMapper();

    private final String queue;
    private final List<Message> messages;

    Batch(String queue, List<Message> messages) {
        this.queue = queue;
        this.messages = List.copyOf(messages);
    }

    List<Message> messages() {
        return messages;
    }

    /// As Lambda's event source mapping writes it.
    String event() {
        try {
            return JSON.writeValueAsString(
                    Map.of("Records", messages.stream().map(this::record).toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> record(Message message) {
        var record = new LinkedHashMap<String, Object>();
        record.put("messageId", message.messageId());
        record.put("receiptHandle", message.receiptHandle());
        record.put("body", message.body());
        record.put("attributes", message.attributesAsStrings());
        var attributes = new LinkedHashMap<String, Object>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, attribute(value)));
        record.put("messageAttributes", attributes);
        record.put("md5OfBody", message.md5OfBody());
        record.put("eventSource", "aws:sqs");
        record.put("eventSourceARN", LocalQueues.arn(queue));
        record.put("awsRegion", Surroundings.REGION);
        return record;
    }

    private static Map<String, Object> attribute(MessageAttributeValue value) {
        var attribute = new LinkedHashMap<String, Object>();
        if (value.stringValue() != null) attribute.put("stringValue", value.stringValue());
        if (value.binaryValue() != null)
            attribute.put("binaryValue", value.binaryValue().asByteArray());
        attribute.put("stringListValues", List.of());
        attribute.put("binaryListValues", List.of());
        attribute.put("dataType", value.dataType());
        return attribute;
    }

    /// The messages the function is done with. Nothing said about failures means all of them; a failure that names no
    /// message of this batch means none, because then nobody knows which one was meant.
    List<Message> settledBy(String answer) {
        var failed = new HashSet<String>();
        try {
            for (var failure : failures(answer))
                failed.add(failure.path("itemIdentifier").asText(""));
        } catch (JsonProcessingException _) {
            return List.of();
        }
        if (!ids().containsAll(failed)) return List.of();
        return messages.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .toList();
    }

    private static List<JsonNode> failures(String answer) throws JsonProcessingException {
        var failures = new ArrayList<JsonNode>();
        if (!answer.isBlank()) JSON.readTree(answer).path("batchItemFailures").forEach(failures::add);
        return failures;
    }

    private Set<String> ids() {
        var ids = new HashSet<String>();
        for (var message : messages) ids.add(message.messageId());
        return ids;
    }
}
