package dev.dispatcher.standins.telegram.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Somebody who writes.
///
/// @param language as the person's telephone has it, such as `ru`
public record Person(long id, String firstName, String username, String language, boolean isBot) {

    public static final Person BOT = new Person(110_201_543, "Dispatcher", "dispatcher_stand_in_bot", "", true);

    /// `User`.
    public ObjectNode json() {
        var user = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("is_bot", isBot)
                .put("first_name", firstName)
                .put("username", username);
        return language.isEmpty() ? user : user.put("language_code", language);
    }
}
