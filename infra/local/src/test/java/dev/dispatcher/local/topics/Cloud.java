package dev.dispatcher.local.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// A place with a topic and queues, used through AWS's own clients.
record Cloud(SnsClient sns, SqsClient sqs, String topic, Map<String, String> queues) implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /// The version is a setting of the topic, and the rest is never twice the same.
    private static final List<String> DIFFERENT =
            List.of("MessageId", "Timestamp", "SignatureVersion", "Signature", "SigningCertURL", "UnsubscribeURL");

    private static final StaticCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    static SnsClient sns(String endpoint) {
        return SnsClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.EU_WEST_1)
                .credentialsProvider(ANYBODY)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    static SqsClient sqs(String endpoint) {
        return SqsClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.EU_WEST_1)
                .credentialsProvider(ANYBODY)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /// What a consumer sees of a message. Attributes are `type=value`.
    record Arrived(String body, Map<String, String> attributes) {

        JsonNode json() {
            return Cloud.json(body);
        }

        /// Without what differs from one publication and from one place to the other.
        Arrived essence() {
            if (!body.contains("\"Notification\"")) return this;
            var envelope = (ObjectNode) json();
            envelope.remove(DIFFERENT);
            envelope.put("TopicArn", envelope.path("TopicArn").asText().replaceFirst("\\d{12}", "account"));
            return new Arrived(sorted(envelope), attributes);
        }
    }

    /// To this place's topic, unless the message says another.
    PublishResponse publish(Consumer<PublishRequest.Builder> message) {
        return sns.publish(request -> message.accept(request.topicArn(topic)));
    }

    PublishBatchResponse publishBatch(List<PublishBatchRequestEntry> entries) {
        return sns.publishBatch(batch -> batch.topicArn(topic).publishBatchRequestEntries(entries));
    }

    static PublishBatchRequestEntry entry(String id, String message) {
        return PublishBatchRequestEntry.builder().id(id).message(message).build();
    }

    static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    /// Everything in the queue, in the order of the bodies; the queue is empty afterwards.
    List<Arrived> drain(String queue) {
        var url = queues.get(queue);
        var all = new ArrayList<Arrived>();
        while (true) {
            var messages = sqs.receiveMessage(
                            ask -> ask.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
                    .messages();
            if (messages.isEmpty()) break;
            for (var message : messages) {
                all.add(arrived(message));
                sqs.deleteMessage(done -> done.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        }
        all.sort((a, b) -> a.essence().body().compareTo(b.essence().body()));
        return all;
    }

    private static Arrived arrived(Message message) {
        var attributes = new TreeMap<String, String>();
        message.messageAttributes().forEach((name, value) -> {
            var bytes = value.binaryValue();
            var content = bytes == null ? value.stringValue() : "bytes " + bytes.asUtf8String();
            attributes.put(name, value.dataType() + "=" + content);
        });
        return new Arrived(message.body(), attributes);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static String sorted(JsonNode tree) {
        try {
            return JSON.writeValueAsString(JSON.treeToValue(tree, Map.class));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        sns.close();
        sqs.close();
    }
}
