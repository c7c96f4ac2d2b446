package dev.dispatcher.standins.telegram.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One message, as it is now and as it has been.
public final class Message {

    /// How it is said: with sound or without, in which topic, in reply to what. 0 is none.
    public record Manner(boolean isSilent, int thread, int replyTo) {

        public static final Manner PLAIN = new Manner(false, 0, 0);
    }

    private final int id;
    private final Chat chat;
    private final Person from;
    private final Instant at;
    private final Manner manner;
    private final List<Text> texts = new ArrayList<>();
    private JsonNode markup = MissingNode.getInstance();
    private @Nullable Instant editedAt;
    private boolean isDeleted;

    public Message(Chat chat, Person from, Instant at, Text text, Manner manner) {
        this.id = chat.nextMessage();
        this.chat = chat;
        this.from = from;
        this.at = at;
        this.manner = manner;
        texts.add(text);
    }

    public int id() {
        return id;
    }

    public Chat chat() {
        return chat;
    }

    public Person from() {
        return from;
    }

    public Instant at() {
        return at;
    }

    public Manner manner() {
        return manner;
    }

    public Text text() {
        return texts.getLast();
    }

    /// What it has said, from its first text to its present one.
    public List<Text> history() {
        return List.copyOf(texts);
    }

    public JsonNode markup() {
        return markup;
    }

    public Message with(JsonNode other) {
        markup = other;
        return this;
    }

    public void edit(Text text, Instant now) {
        texts.add(text);
        editedAt = now;
    }

    public Optional<Instant> editedAt() {
        return Optional.ofNullable(editedAt);
    }

    public boolean isDeleted() {
        return isDeleted;
    }

    public void delete() {
        isDeleted = true;
    }

    /// `Message`.
    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("message_id", id);
        json.set("from", from.json());
        json.set("chat", chat.json());
        json.put("date", at.getEpochSecond());
        if (editedAt != null) json.put("edit_date", editedAt.getEpochSecond());
        if (manner.thread() > 0) json.put("message_thread_id", manner.thread()).put("is_topic_message", true);
        chat.find(manner.replyTo()).ifPresent(original -> json.set("reply_to_message", original.json()));
        json.put("text", text().plain());
        if (!text().entities().isEmpty()) json.set("entities", text().entities());
        if (markup.has("inline_keyboard")) json.set("reply_markup", markup);
        return json;
    }
}
