package dev.dispatcher.local.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/// A publication that was accepted: under which id, by which topic, and when.
record Notification(String id, String topicArn, Instant time, Publication publication) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// What a queue gets that asked for no raw delivery. All fields of SNS are there, but nothing is really signed.
    String envelope(String endpoint, String subscriptionArn) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("Type", "Notification");
        envelope.put("MessageId", id);
        envelope.put("TopicArn", topicArn);
        var subject = publication.subject();
        if (subject != null) envelope.put("Subject", subject);
        envelope.put("Message", publication.message());
        envelope.put("Timestamp", MILLISECONDS.format(time));
        envelope.put("SignatureVersion", "1");
        envelope.put("Signature", "bm90IHNpZ25lZA==");
        envelope.put("SigningCertURL", endpoint + "/none.pem");
        envelope.put("UnsubscribeURL", endpoint + "/?Action=Unsubscribe&SubscriptionArn=" + subscriptionArn);
        if (!publication.attributes().isEmpty()) envelope.put("MessageAttributes", attributes());
        try {
            return JSON.writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> attributes() {
        var attributes = new LinkedHashMap<String, Object>();
        publication.attributes().forEach((name, attribute) -> {
            var written = new LinkedHashMap<String, String>();
            written.put("Type", attribute.type());
            written.put("Value", attribute.value());
            attributes.put(name, written);
        });
        return attributes;
    }
}
