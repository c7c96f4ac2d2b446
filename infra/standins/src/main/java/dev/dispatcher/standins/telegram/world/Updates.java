package dev.dispatcher.standins.telegram.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What the bot has not confirmed yet, in order.
public final class Updates {

    private final TreeMap<Long, Update> waiting = new TreeMap<>();
    private Webhook webhook = Webhook.NONE;
    private long lastId;
    private String lastError = "";

    Updates(Instant start) {
        this.lastId = start.getEpochSecond() / 10;
    }

    /// Of a kind nobody asked for, it is forgotten at once.
    void add(String kind, long chat, JsonNode content, Instant now) {
        if (!webhook.wants(kind)) return;
        var json = JsonNodeFactory.instance.objectNode().put("update_id", ++lastId);
        json.set(kind, content);
        waiting.put(lastId, new Update(lastId, chat, json, now));
    }

    /// From this id on; those below it are done with. A negative offset counts from the end.
    public List<Update> from(long offset, int limit) {
        long start = offset >= 0 ? offset : lastId + 1 + offset;
        waiting.headMap(start).clear();
        return waiting.values().stream().limit(limit).toList();
    }

    /// The first of each chat, where that is due: one chat's updates never overtake each other.
    public List<Update> due(Instant now) {
        var firsts = new TreeMap<Long, Update>();
        for (var update : waiting.values()) firsts.putIfAbsent(update.chat(), update);
        return firsts.values().stream()
                .filter(update -> !update.dueAt().isAfter(now))
                .toList();
    }

    public void done(Update update) {
        waiting.remove(update.id());
    }

    public void drop() {
        waiting.clear();
    }

    public List<Update> all() {
        return new ArrayList<>(waiting.values());
    }

    public Webhook webhook() {
        return webhook;
    }

    public void goTo(Webhook other) {
        webhook = other;
        lastError = "";
    }

    public String lastError() {
        return lastError;
    }

    public void failed(String why) {
        lastError = why;
    }
}
