package dev.dispatcher.standins.telegram.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// Something that happened, on its way to the bot.
public final class Update {

    private final long id;
    private final long chat;
    private final ObjectNode json;
    private Instant dueAt;
    private int tries;

    Update(long id, long chat, ObjectNode json, Instant now) {
        this.id = id;
        this.chat = chat;
        this.json = json;
        this.dueAt = now;
    }

    public long id() {
        return id;
    }

    public long chat() {
        return chat;
    }

    public ObjectNode json() {
        return json;
    }

    public Instant dueAt() {
        return dueAt;
    }

    /// How often it was brought in vain.
    public int tries() {
        return tries;
    }

    public void postpone(Instant until) {
        tries++;
        dueAt = until;
    }
}
