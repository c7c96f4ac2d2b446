package dev.dispatcher.standins.github.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// One file below `.github/workflows`.
public record Workflow(long id, String file, String name, RunScript script) {

    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", name)
                .put("path", ".github/workflows/" + file)
                .put("state", "active");
    }
}
