package dev.dispatcher.local.topics;

import dev.dispatcher.local.queues.LocalQueues;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// Publish and PublishBatch: a message is accepted once every queue that wants it has it.
final class Publishing {

    private static final int ENTRIES_MAX = 10;
    private static final Pattern ENTRY_ID = Pattern.compile("[\\w-]{1,80}");

    private final Topics topics;
    private final LocalQueues queues;
    private final String endpoint;
    private final Clock clock;

    Publishing(Topics topics, LocalQueues queues, String endpoint, Clock clock) {
        this.topics = topics;
        this.queues = queues;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /// What a call comes to, as XML. Throws `Refused` when it is not carried out.
    String perform(Form call) {
        var action = call.text("Action").orElse("");
        return switch (action) {
            case "Publish" -> Xml.published(publish(topic(call), call));
            case "PublishBatch" -> Xml.publishedBatch(publishBatch(topic(call), call));
            default ->
                throw new Refused(
                        400,
                        "InvalidAction",
                        "The action '%s' is not served here: publish with Publish or PublishBatch, and change topics and subscriptions in template.yaml."
                                .formatted(action));
        };
    }

    /// What became of one entry of a batch.
    sealed interface Outcome {

        /// Every queue that wants it has it.
        record Accepted(String id, String messageId) implements Outcome {}

        /// The others were published all the same.
        record Failed(String id, Refused why) implements Outcome {}
    }

    private String publish(String topicArn, Form call) {
        var subscribers = topics.subscribersOf(topicArn);
        var publication = Publication.read(call);
        var notification = new Notification(UUID.randomUUID().toString(), topicArn, clock.instant(), publication);
        for (var subscriber : subscribers) {
            if (subscriber.wants(publication)) subscriber.deliver(notification, queues, endpoint);
        }
        return notification.id();
    }

    private List<Outcome> publishBatch(String topicArn, Form call) {
        topics.subscribersOf(topicArn);
        var entries = call.list("PublishBatchRequestEntries.member");
        requireOrder(entries);
        return entries.stream().map(entry -> published(topicArn, entry)).toList();
    }

    private Outcome published(String topicArn, Form entry) {
        var id = entry.text("Id").orElse("");
        try {
            return new Outcome.Accepted(id, publish(topicArn, entry));
        } catch (Refused e) {
            return new Outcome.Failed(id, e);
        }
    }

    /// What is wrong with a batch as such. What is wrong with one entry is told of that entry.
    private static void requireOrder(List<Form> entries) {
        if (entries.isEmpty()) throw new Refused(400, "EmptyBatchRequest", "The batch has no entries.");
        if (entries.size() > ENTRIES_MAX) {
            throw new Refused(
                    400,
                    "TooManyEntriesInBatchRequest",
                    "The batch has %d entries, where %d are the most.".formatted(entries.size(), ENTRIES_MAX));
        }
        var ids = new HashSet<String>();
        for (var entry : entries) {
            var id = entry.text("Id").orElse("");
            if (!ENTRY_ID.matcher(id).matches()) {
                throw new Refused(
                        400, "InvalidBatchEntryId", "An entry's Id has 1 to 80 letters, digits, hyphens, underscores.");
            }
            if (!ids.add(id)) {
                throw new Refused(400, "BatchEntryIdsNotDistinct", "Two entries have the Id %s.".formatted(id));
            }
        }
        if (entries.stream().mapToInt(Publication::bytes).sum() > Publication.BYTES_MAX) {
            throw new Refused(
                    400, "BatchRequestTooLong", "The messages of a batch have 262144 bytes at most together.");
        }
    }

    private static String topic(Form call) {
        return call.text("TopicArn")
                .or(() -> call.text("TargetArn"))
                .filter(arn -> !arn.isEmpty())
                .orElseThrow(() -> Refused.invalid("TopicArn is missing."));
    }
}
