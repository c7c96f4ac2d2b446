package dev.dispatcher.assistant.happenings.gitlab;

import dev.dispatcher.assistant.happenings.FileChange;
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

/// Pushes to GitLab. Zeros stand for a branch that was not there before, or is not there any more.
final class GitLabPushes {

    private static final String ZEROS = "0{40,64}";

    private GitLabPushes() {}

    static List<Happening> of(Scene scene, Facts body) {
        var ref = body.text("ref");
        if (ref.isEmpty()) return List.of();
        boolean isTag = ref.startsWith("refs/tags/");
        var name = ref.replaceFirst("^refs/(heads|tags)/", "");
        var change = change(body);
        var commits = new Commits(isTag ? List.of() : body.each("commits"));
        long total = body.numberOr("total_commits_count", commits.count());
        var url = url(scene, body, change);
        var happenings = new ArrayList<Happening>();
        happenings.add(
                new Pushed(scene, new Push(name, isTag, change, false, commits.newest(), isTag ? 0 : total, url)));
        List<FileChange> files = commits.files();
        boolean isComplete = commits.count() >= total && commits.areWhole(body);
        if (!isTag && change != Change.DELETED && !(files.isEmpty() && isComplete)) {
            happenings.add(new DocsChanged(scene, name, files, isComplete, span(scene, body, change), url));
        }
        return happenings;
    }

    private static Change change(Facts body) {
        if (body.raw("after").matches(ZEROS)) return Change.DELETED;
        return body.raw("before").matches(ZEROS) ? Change.CREATED : Change.UPDATED;
    }

    /// A new branch has no commit before it, and begins where the main one is.
    private static Span span(Scene scene, Facts body, Change change) {
        var from = change == Change.CREATED ? scene.project().defaultBranch() : body.text("before");
        return new Span(from, body.text("after"));
    }

    private static String url(Scene scene, Facts body, Change change) {
        var web = scene.project().url();
        if (web.isEmpty()) return "";
        return switch (change) {
            case UPDATED -> "%s/-/compare/%s...%s".formatted(web, body.text("before"), body.text("after"));
            case CREATED -> web + "/-/commits/" + body.first("checkout_sha", "after");
            case DELETED -> web;
        };
    }
}
