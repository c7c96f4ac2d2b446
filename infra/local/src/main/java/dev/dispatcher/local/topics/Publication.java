package dev.dispatcher.local.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody wants a topic's queues to hear.
record Publication(String message, @Nullable String subject, Map<String, Attribute> attributes) {

    static final int BYTES_MAX = 256 * 1024;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SUBJECT = Pattern.compile("\\P{Cntrl}{1,100}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NAME =
            Pattern.compile("(?!(?i:aws|amazon)\\.)(?!\\.)(?!.*\\.\\.)[\\w.-]{1,256}(?<!\\.)");

    Publication {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes)); // in the order they were given
        if (message.isEmpty()) throw Refused.invalid("Empty message.");
        if (subject != null && !SUBJECT.matcher(subject).matches()) {
            throw Refused.invalid("Subject has 1 to 100 characters and no line breaks.");
        }
    }

    static Publication read(Form call) {
        var message = call.text("Message").orElse("");
        if (bytes(call) > BYTES_MAX) throw Refused.invalid("Message too long.");
        var spoken = call.text("MessageStructure").isPresent() ? forQueues(call, message) : message;
        return new Publication(spoken, call.text("Subject").orElse(null), attributes(call));
    }

    /// What counts towards SNS's limit: the message and its attributes with their names and types.
    static int bytes(Form call) {
        int bytes = bytes(call, "Message");
        for (var entry : call.list("MessageAttributes.entry")) {
            bytes += bytes(entry, "Name") + bytes(entry, "Value.DataType") + bytes(entry, "Value.StringValue");
            bytes += bytes(entry, "Value.BinaryValue") * 3 / 4; // in Base64 four stand for three
        }
        return bytes;
    }

    private static int bytes(Form form, String name) {
        return form.text(name).orElse("").getBytes(StandardCharsets.UTF_8).length;
    }

    private static Map<String, Attribute> attributes(Form call) {
        var attributes = new LinkedHashMap<String, Attribute>();
        for (var entry : call.list("MessageAttributes.entry")) {
            var name = entry.text("Name").orElse("");
            if (!NAME.matcher(name).matches()) {
                throw Refused.badAttribute("A message attribute cannot be called '%s'.".formatted(name));
            }
            attributes.put(name, Attribute.read(entry.under("Value")));
        }
        return attributes;
    }

    /// With the structure `json` a message says something else to each protocol, and queues may hear the default.
    private static String forQueues(Form call, String message) {
        if (!call.text("MessageStructure").filter("json"::equals).isPresent()) {
            throw Refused.invalid("MessageStructure can only be json.");
        }
        var versions = tree(message);
        if (!versions.path("default").isTextual()) {
            throw Refused.invalid("Message Structure - the message has no text under default.");
        }
        var own = versions.path("sqs");
        return (own.isTextual() ? own : versions.path("default")).textValue();
    }

    private static JsonNode tree(String message) {
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException _) {
            throw Refused.invalid("Message Structure - the message is not JSON.");
        }
    }
}
