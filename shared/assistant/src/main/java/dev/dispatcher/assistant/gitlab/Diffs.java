package dev.dispatcher.assistant.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.forge.Comparison;
import java.util.ArrayList;

/// What GitLab says of two commits.
final class Diffs {

    /// GitLab lists no more files, and does not say that there are.
    private static final int LISTED_MAX = 1_000;

    private Diffs() {}

    static Comparison comparison(JsonNode answer) {
        var added = new ArrayList<String>();
        var changed = new ArrayList<String>();
        var removed = new ArrayList<String>();
        for (var diff : answer.path("diffs")) {
            var before = diff.path("old_path").asText();
            var after = diff.path("new_path").asText();
            if (diff.path("deleted_file").asBoolean()) {
                removed.add(before);
            } else if (diff.path("new_file").asBoolean()) {
                added.add(after);
            } else if (diff.path("renamed_file").asBoolean()) {
                removed.add(before);
                added.add(after);
            } else {
                changed.add(after);
            }
        }
        boolean isCut = answer.path("compare_timeout").asBoolean()
                || answer.path("diffs").size() >= LISTED_MAX;
        return new Comparison(added, changed, removed, !isCut);
    }
}
