package dev.dispatcher.assistant.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.forge.Comparison;
import java.util.ArrayList;

/// What GitHub says of two commits.
final class Diffs {

    /// GitHub lists no more files.
    private static final int LISTED_MAX = 300;

    private Diffs() {}

    static Comparison comparison(JsonNode answer) {
        var added = new ArrayList<String>();
        var changed = new ArrayList<String>();
        var removed = new ArrayList<String>();
        for (var file : answer.path("files")) {
            var name = file.path("filename").asText();
            switch (file.path("status").asText()) {
                case "added", "copied" -> added.add(name);
                case "removed" -> removed.add(name);
                case "renamed" -> {
                    removed.add(file.path("previous_filename").asText());
                    added.add(name);
                }
                default -> changed.add(name);
            }
        }
        return new Comparison(added, changed, removed, answer.path("files").size() < LISTED_MAX);
    }
}
