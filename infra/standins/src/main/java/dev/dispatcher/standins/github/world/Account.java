package dev.dispatcher.standins.github.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Somebody with a name at GitHub. Bots end in `[bot]`.
public record Account(long id, String login) {

    public String type() {
        return login.endsWith("[bot]") ? "Bot" : "User";
    }

    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("login", login)
                .put("id", id)
                .put("type", type())
                .put("html_url", "https://github.com/" + login);
    }
}
