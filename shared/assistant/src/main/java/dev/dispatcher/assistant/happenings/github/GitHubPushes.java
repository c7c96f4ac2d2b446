package dev.dispatcher.assistant.happenings.github;

import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Happening.Change;
import dev.dispatcher.assistant.happenings.Happening.DocsChanged;
import dev.dispatcher.assistant.happenings.Happening.Pushed;
import dev.dispatcher.assistant.happenings.Push;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.Span;
import dev.dispatcher.assistant.happenings.reading.Commits;
import dev.dispatcher.assistant.happenings.reading.Facts;
import java.util.ArrayList;
import java.util.List;

/// Pushes to GitHub. A tag is a push without commits; a push never lists more than 2,048 of them.
final class GitHubPushes {

    private static final int LISTED_MAX = 2_048;

    private GitHubPushes() {}

    static List<Happening> of(Scene scene, Facts body) {
        var ref = body.text("ref");
        if (ref.isEmpty()) return List.of();
        boolean isTag = ref.startsWith("refs/tags/");
        var name = ref.replaceFirst("^refs/(heads|tags)/", "");
        var change = change(body);
        var commits = new Commits(isTag ? List.of() : body.each("commits"));
        var url = body.url("compare");
        var push = new Push(name, isTag, change, body.flag("forced"), commits.newest(), commits.count(), url);
        var happenings = new ArrayList<Happening>();
        happenings.add(new Pushed(scene, push));
        var files = commits.files();
        if (!files.isEmpty() && change != Change.DELETED) {
            boolean isComplete = commits.count() < LISTED_MAX && commits.areWhole(body);
            var from = change == Change.CREATED ? scene.project().defaultBranch() : body.text("before");
            happenings.add(new DocsChanged(scene, name, files, isComplete, new Span(from, body.text("after")), url));
        }
        return happenings;
    }

    private static Change change(Facts body) {
        if (body.flag("deleted") || body.raw("after").matches("0{40,64}")) return Change.DELETED;
        return body.flag("created") ? Change.CREATED : Change.UPDATED;
    }
}
