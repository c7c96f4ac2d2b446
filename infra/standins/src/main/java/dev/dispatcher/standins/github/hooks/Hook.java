package dev.dispatcher.standins.github.hooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/// Somebody who wants to hear of a repository. An empty secret signs nothing.
///
/// @param contentType `json` or `form`
public record Hook(
        long id,
        String repository,
        String url,
        String secret,
        String contentType,
        Set<String> events,
        boolean isActive) {

    public Hook {
        events = Set.copyOf(events);
    }

    boolean wants(String other, String event) {
        return isActive && repository.equals(other) && (events.contains(event) || events.contains("*"));
    }

    public Hook with(Set<String> other, boolean active) {
        return new Hook(id, repository, url, secret, contentType, other, active);
    }

    /// The secret is never told.
    public ObjectNode json() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("type", "Repository")
                .put("id", id)
                .put("name", "web")
                .put("active", isActive);
        for (var event : new TreeSet<>(events)) json.withArray("events").add(event);
        var config = json.putObject("config")
                .put("url", url)
                .put("content_type", contentType)
                .put("insecure_ssl", "0");
        if (!secret.isEmpty()) config.put("secret", "********");
        return json;
    }
}
