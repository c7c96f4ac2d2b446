package dev.dispatcher.platform.sealing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.aws.SignedCalls;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/// Data keys of AWS KMS. The owner is the encryption context: a policy can ask for it, and CloudTrail shows it.
final class KmsKeys implements DataKeys {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWNER = "owner";

    private final SignedCalls aws;
    private final String keyId;

    KmsKeys(SignedCalls aws, String keyId) {
        this.aws = aws;
        this.keyId = keyId;
    }

    @Override
    public DataKey fresh(UUID owner) {
        var answer =
                ask("GenerateDataKey", Map.of("KeySpec", "AES_256", "KeyId", keyId, "EncryptionContext", of(owner)));
        return new DataKey(bytes(answer, "Plaintext"), bytes(answer, "CiphertextBlob"));
    }

    @Override
    public byte[] unwrap(UUID owner, byte[] wrapped) {
        var blob = Base64.getEncoder().encodeToString(wrapped);
        return bytes(
                ask("Decrypt", Map.of("CiphertextBlob", blob, "KeyId", keyId, "EncryptionContext", of(owner))),
                "Plaintext");
    }

    private static Map<String, String> of(UUID owner) {
        return Map.of(OWNER, owner.toString());
    }

    private JsonNode ask(String operation, Map<String, Object> request) {
        try {
            return JSON.readTree(aws.call("kms", "TrentService." + operation, JSON.writeValueAsString(request)));
        } catch (JsonProcessingException _) {
            // Its message could quote a key.
            throw new RemoteFailure("kms did not answer with JSON");
        }
    }

    private static byte[] bytes(JsonNode answer, String field) {
        try {
            var value = answer.path(field).binaryValue();
            if (value != null) return value;
        } catch (IOException _) {
            // falls through: the text could be a key
        }
        throw new RemoteFailure("kms answered without " + field);
    }
}
