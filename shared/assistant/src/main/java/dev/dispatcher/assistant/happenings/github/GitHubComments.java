package dev.dispatcher.assistant.happenings.github;

import dev.dispatcher.assistant.happenings.Comment;
import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Happening.Commented;
import dev.dispatcher.assistant.happenings.Happening.Mentioned;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.Subject;
import dev.dispatcher.assistant.happenings.reading.Facts;
import dev.dispatcher.assistant.happenings.reading.Mentions;
import dev.dispatcher.assistant.happenings.reading.Prose;
import java.util.ArrayList;
import java.util.List;

/// Comments at GitHub. Those on a pull request come as comments on an issue, or on its code.
final class GitHubComments {

    static final int EXCERPT_MAX = 600;

    private GitHubComments() {}

    static List<Happening> onIssue(Scene scene, Facts body) {
        var issue = body.at("issue");
        var number = issue.number("number");
        if (number == null || !isWritten(body)) return List.of();
        var kind = issue.has("pull_request") ? Subject.Kind.MERGE_REQUEST : Subject.Kind.ISSUE;
        var subject = Subject.of(kind, number.toString(), issue.text("title"), issue.url("html_url"));
        return written(scene, subject, body.at("comment"), "comment", isEdited(body));
    }

    static List<Happening> onCode(Scene scene, Facts body) {
        var mergeRequest = GitHubPullRequests.mergeRequest(body.at("pull_request"));
        if (mergeRequest == null || !isWritten(body)) return List.of();
        return written(scene, mergeRequest.subject(), body.at("comment"), "code comment", isEdited(body));
    }

    static List<Happening> onCommit(Scene scene, Facts body) {
        var comment = body.at("comment");
        var sha = comment.text("commit_id");
        if (sha.isEmpty() || !isWritten(body)) return List.of();
        var web = scene.project().url();
        var subject = Subject.of(Subject.Kind.COMMIT, sha, "", web.isEmpty() ? "" : web + "/commit/" + sha);
        return written(scene, subject, comment, "commit comment", false);
    }

    private static boolean isWritten(Facts body) {
        return body.raw("action").equals("created") || isEdited(body);
    }

    private static boolean isEdited(Facts body) {
        return body.raw("action").equals("edited");
    }

    /// Nothing, where nothing was written. Comments, comments on code and reviews are numbered apart, so `what` belongs
    /// to the number.
    static List<Happening> written(Scene told, Subject subject, Facts facts, String what, boolean isEdited) {
        var id = facts.number("id");
        var text = facts.raw("body");
        if (id == null || text.isBlank()) return List.of();
        var author = GitHubScene.actor(facts.at("user"));
        var scene = author == null || isEdited ? told : told.by(author);
        var path = facts.text("path");
        var line = facts.first("line", "original_line");
        var comment = new Comment(
                what + " " + id,
                facts.url("html_url"),
                Prose.lines(text, EXCERPT_MAX),
                isEdited,
                path.isEmpty() || line.isEmpty() ? path : path + ":" + line);
        var happenings = new ArrayList<Happening>();
        happenings.add(new Commented(scene, subject, comment));
        var names = List.copyOf(Mentions.in(text, scene.provider()));
        if (!names.isEmpty()) {
            happenings.add(new Mentioned(scene, subject, comment.anchor(), comment.url(), comment.text(), names));
        }
        return happenings;
    }
}
