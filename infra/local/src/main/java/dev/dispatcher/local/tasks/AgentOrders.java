package dev.dispatcher.local.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What an agent has to be told to do its work. It goes over standard input, where nobody else can read it.
public final class AgentOrders {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> common;

    /// Where the database is and as whom to sign in there, and the key of sealed variables.
    public AgentOrders(Map<String, String> common) {
        this.common = Map.copyOf(common);
    }

    /// One line of JSON.
    String of(UUID process) {
        var all = new LinkedHashMap<>(common);
        all.put("PROCESS_ID", process.toString());
        try {
            return JSON.writeValueAsString(all) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("text can always be written", impossible);
        }
    }

    @Override
    public String toString() {
        return "AgentOrders" + common.keySet();
    }
}
