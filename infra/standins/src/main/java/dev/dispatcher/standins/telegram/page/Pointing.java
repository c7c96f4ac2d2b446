package dev.dispatcher.standins.telegram.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.standins.telegram.world.Chat;
import dev.dispatcher.standins.telegram.world.Message;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A button that somebody points at: on a message with what it carries, as the page does, or by a part of its label, as
/// who has no page to look at does. Then it is one on what the bot has said since that person spoke last.
record Pointing(Message message, JsonNode button) {

    static Optional<Pointing> of(ObjectNode given, Chat chat) {
        var label = given.path("label").asText("");
        if (!label.isEmpty()) {
            return since(chat, given.path("person").asText())
                    .filter(found -> found.label().contains(label))
                    .findFirst();
        }
        return chat.find(given.path("message").asInt()).map(message -> new Pointing(message, carrying(given)));
    }

    /// The newest first.
    private static Stream<Pointing> since(Chat chat, String person) {
        return chat.messages().reversed().stream()
                .takeWhile(message -> !message.from().username().equals(person))
                .filter(message -> !message.isDeleted())
                .flatMap(message -> on(message).map(button -> new Pointing(message, button)));
    }

    private static Stream<JsonNode> on(Message message) {
        return all(message.markup().path("inline_keyboard")).flatMap(Pointing::all);
    }

    private static Stream<JsonNode> all(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    /// A press may be late, or made up: nobody looks whether there is such a button.
    private static ObjectNode carrying(ObjectNode given) {
        var button = JsonNodeFactory.instance
                .objectNode()
                .put("callback_data", given.path("data").asText());
        button.putObject("login_url").put("url", given.path("url").asText());
        return button;
    }

    private String label() {
        return button.path("text").asText();
    }

    String data() {
        return button.path("callback_data").asText("");
    }

    /// Where a login button leads that does hang there; nothing for any other.
    Optional<String> login() {
        var url = button.at("/login_url/url").asText("");
        var there =
                on(message).map(other -> other.at("/login_url/url").asText("")).toList();
        return Optional.of(url).filter(known -> !known.isEmpty() && there.contains(known));
    }
}
