package dev.dispatcher.webhooks.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Does to a text what the function that hears Telegram does to one with a token in it.
public final class Sealer {

    private Sealer() {}

    /// An update as it stands in the queue.
    public static String payload(SealedTexts texts, String update) {
        try {
            var body = new JsonMapper().readTree(update);
            long id = body.path("update_id").asLong();
            var sealed = new UpdateSeal(texts).sealed(id, UpdateFields.READ.of(body));
            return "{\"hook_id\":\"telegram\",\"headers\":{},\"body\":" + sealed + "}";
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static String sealed(SealedTexts texts, String update, String text) {
        try {
            long id = new JsonMapper().readTree(update).path("update_id").asLong();
            return "{\"sealed\":\"" + texts.seal(id, text) + "\",\"has_token\":true}";
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
