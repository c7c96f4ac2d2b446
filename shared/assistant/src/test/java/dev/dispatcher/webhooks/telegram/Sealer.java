package dev.dispatcher.webhooks.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Does to a text what the function that hears Telegram does to one with a token in it.
public final class Sealer {

    private Sealer() {}

    public static String sealed(SealedTexts texts, String update, String text) {
        try {
            long id = new JsonMapper().readTree(update).path("update_id").asLong();
            return "{\"sealed\":\"" + texts.seal(id, text) + "\",\"has_token\":true}";
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
