package dev.dispatcher.standins.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.standins.telegram.world.Chat;
import dev.dispatcher.standins.telegram.world.Message;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.standins.telegram.world.Press;
import dev.dispatcher.standins.telegram.world.Text;
import dev.dispatcher.standins.telegram.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// One chat, to act in and to look at, as the people in it do: no line in the ledger.
public final class ChatHandle {

    private final World world;
    private final Chat chat;

    ChatHandle(World world, Chat chat) {
        this.world = world;
        this.chat = chat;
    }

    public long id() {
        return chat.id();
    }

    /// Answers the number of the message.
    public int say(Person person, String text) {
        return say(person, text, Message.Manner.PLAIN);
    }

    public int say(Person person, String text, Message.Manner manner) {
        return world.now(now -> {
            var message = new Message(chat, person, now, Text.typed(text), manner);
            world.say(message, now);
            return message.id();
        });
    }

    public void edit(int message, String text) {
        world.now(now -> {
            world.edit(chat.find(message).orElseThrow(), Text.typed(text), now);
            return message;
        });
    }

    /// Presses the button of this label. It has to be there.
    public Press press(Person person, int message, String label) {
        return world.now(now -> {
            var shown = chat.find(message).orElseThrow();
            var data = StreamSupport.stream(
                            shown.markup().path("inline_keyboard").spliterator(), false)
                    .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                    .filter(button -> button.path("text").asText().equals(label))
                    .map(button -> button.path("callback_data"))
                    .filter(JsonNode::isTextual)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no button " + label + ": " + shown.markup()));
            return world.press(shown, person, data.asText(), now);
        });
    }

    /// What the buttons of a message carry that can be pressed, by their labels.
    public Map<String, String> carried(int message) {
        return world.now(_ -> {
            var carried = new LinkedHashMap<String, String>();
            for (var row : chat.find(message).orElseThrow().markup().path("inline_keyboard")) {
                for (var button : row) {
                    var data = button.path("callback_data").asText("");
                    if (!data.isEmpty()) carried.put(button.path("text").asText(), data);
                }
            }
            return carried;
        });
    }

    /// As a patched client can: nobody checks that such a button exists.
    public Press forgePress(Person person, int message, String data) {
        return world.now(now -> world.press(chat.find(message).orElseThrow(), person, data, now));
    }

    public ChatHandle join(Person person) {
        return world.now(_ -> {
            chat.admit(person, "member");
            return this;
        });
    }

    /// What becomes of the bot here: `member`, `administrator`, `left` or `kicked`, which in private is `blocked`.
    public void turnBot(String status, Person by) {
        world.now(now -> {
            world.turn(chat, status, by, now);
            return status;
        });
    }

    public void promote(Person person) {
        world.now(_ -> {
            chat.admit(person, "administrator");
            return person;
        });
    }

    public void openTopic(int thread) {
        world.now(_ -> {
            chat.openTopic(thread);
            return thread;
        });
    }

    /// The same group from now on, under another id.
    public ChatHandle becomeSupergroup(Person by) {
        return world.now(now -> new ChatHandle(world, world.migrate(chat, by, now)));
    }

    /// All there ever were, deleted ones too.
    public List<SeenMessage> messages() {
        return world.now(_ -> chat.messages().stream().map(SeenMessage::of).toList());
    }

    /// What the bot has said and not taken back.
    public List<SeenMessage> fromBot() {
        return messages().stream()
                .filter(message -> message.from().equals(Person.BOT.username()) && !message.isDeleted())
                .toList();
    }
}
