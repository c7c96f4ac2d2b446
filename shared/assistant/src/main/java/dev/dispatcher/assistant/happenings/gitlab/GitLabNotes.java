package dev.dispatcher.assistant.happenings.gitlab;

import dev.dispatcher.assistant.happenings.Comment;
import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Happening.Commented;
import dev.dispatcher.assistant.happenings.Happening.Mentioned;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.Subject;
import dev.dispatcher.assistant.happenings.Subject.Kind;
import dev.dispatcher.assistant.happenings.reading.Facts;
import dev.dispatcher.assistant.happenings.reading.Mentions;
import dev.dispatcher.assistant.happenings.reading.Prose;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Comments at GitLab, where they are called notes. GitLab writes some itself, and those say nothing new.
final class GitLabNotes {

    static final int EXCERPT_MAX = 600;

    private GitLabNotes() {}

    static List<Happening> of(Scene told, Facts body) {
        var attributes = body.at("object_attributes");
        var id = attributes.number("id");
        var subject = subject(body);
        if (id == null || subject == null || attributes.flag("system")) return List.of();
        boolean isHidden = attributes.flag("internal")
                || attributes.flag("confidential")
                || body.at("issue").flag("confidential");
        var scene = isHidden ? told.confidential() : told;
        var text = attributes.raw("note");
        var comment = new Comment(
                "note " + id,
                attributes.url("url"),
                Prose.lines(text, EXCERPT_MAX),
                attributes.raw("action").equals("update"),
                line(attributes));
        var happenings = new ArrayList<Happening>();
        happenings.add(new Commented(scene, subject, comment));
        // What was said before an edit is not told; whoever was told of this note is not told of it again.
        var names = List.copyOf(Mentions.in(text, scene.provider()));
        if (!names.isEmpty()) {
            happenings.add(new Mentioned(scene, subject, comment.anchor(), comment.url(), comment.text(), names));
        }
        return happenings;
    }

    private static String line(Facts attributes) {
        var position = attributes.at("position");
        var path = position.first("new_path", "old_path");
        var line = position.first("new_line", "old_line");
        return path.isEmpty() || line.isEmpty() ? path : path + ":" + line;
    }

    private static @Nullable Subject subject(Facts body) {
        var url = body.at("object_attributes").url("url").replaceFirst("#.*", "");
        return switch (body.at("object_attributes").raw("noteable_type")) {
            case "MergeRequest" -> mergeRequest(body.at("merge_request"), url);
            case "Issue", "WorkItem" -> numbered(Kind.ISSUE, body.at("issue"), url);
            case "Snippet" -> snippet(body.at("snippet"), url);
            case "Commit" -> commit(body.at("commit"), url);
            default -> null;
        };
    }

    private static @Nullable Subject mergeRequest(Facts facts, String url) {
        var number = facts.number("iid");
        if (number == null) return null;
        var branches = List.of(facts.text("source_branch"), facts.text("target_branch"));
        return new Subject(Kind.MERGE_REQUEST, number.toString(), facts.text("title"), url, branches);
    }

    private static @Nullable Subject numbered(Kind kind, Facts facts, String url) {
        var number = facts.number("iid");
        return number == null ? null : Subject.of(kind, number.toString(), facts.text("title"), url);
    }

    private static @Nullable Subject snippet(Facts facts, String url) {
        var number = facts.number("id");
        return number == null ? null : Subject.of(Kind.SNIPPET, number.toString(), facts.text("title"), url);
    }

    private static @Nullable Subject commit(Facts facts, String url) {
        var sha = facts.text("id");
        return sha.isEmpty() ? null : Subject.of(Kind.COMMIT, sha, Prose.firstLine(facts.raw("message")), url);
    }
}
