package dev.dispatcher.assistant.happenings.gitlab;

import dev.dispatcher.assistant.happenings.Deployment;
import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Happening.Change;
import dev.dispatcher.assistant.happenings.Happening.Deployed;
import dev.dispatcher.assistant.happenings.Happening.Mentioned;
import dev.dispatcher.assistant.happenings.Happening.Released;
import dev.dispatcher.assistant.happenings.Happening.TokenExpiring;
import dev.dispatcher.assistant.happenings.Happening.WikiChanged;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.Subject;
import dev.dispatcher.assistant.happenings.WikiPage;
import dev.dispatcher.assistant.happenings.reading.Facts;
import dev.dispatcher.assistant.happenings.reading.Mentions;
import dev.dispatcher.assistant.happenings.reading.Prose;
import java.util.ArrayList;
import java.util.List;

/// What else GitLab tells of in a way of its own: the wiki, deployments, releases, tokens.
final class GitLabOthers {

    private GitLabOthers() {}

    static List<Happening> wiki(Scene scene, Facts body) {
        var page = body.at("object_attributes");
        var change = GitLabWords.change(page.raw("action"));
        var title = page.first("title", "slug");
        if (change == null || title.isEmpty()) return List.of();
        var url = page.url("url");
        var happenings = new ArrayList<Happening>();
        happenings.add(new WikiChanged(
                scene, List.of(new WikiPage(title, url, change, page.url("diff_url"), page.text("message")))));
        // What the page said before is not told; the same name on the same page is told once.
        var names = List.copyOf(Mentions.in(page.raw("content"), scene.provider()));
        if (change != Change.DELETED && !names.isEmpty()) {
            var subject = Subject.of(Subject.Kind.WIKI, page.first("slug", "title"), title, url);
            var excerpt = Prose.lines(page.raw("content"), GitLabNotes.EXCERPT_MAX);
            happenings.add(new Mentioned(scene, subject, "wiki " + page.first("slug", "title"), url, excerpt, names));
        }
        return happenings;
    }

    static List<Happening> deployment(Scene scene, Facts body) {
        var status = GitLabWords.status(body.raw("status"));
        if (status == null) return List.of();
        var deployment = new Deployment(
                body.first("deployment_id", "deployable_id", "short_sha"),
                body.text("environment"),
                status,
                body.text("ref"),
                body.text("short_sha"),
                body.text("commit_title"),
                body.url("deployable_url"));
        return List.of(new Deployed(scene, deployment));
    }

    static List<Happening> release(Scene scene, Facts body) {
        var change = GitLabWords.change(body.raw("action"));
        var tag = body.text("tag");
        if (change == null || tag.isEmpty()) return List.of();
        return List.of(new Released(scene, tag, body.first("name", "tag"), body.url("url"), change));
    }

    static List<Happening> accessToken(Scene scene, Facts body) {
        var token = body.at("object_attributes");
        if (!body.raw("event_name").equals("expiring_access_token")
                || token.text("name").isEmpty()) return List.of();
        return List.of(new TokenExpiring(scene, token.text("name"), token.text("expires_at")));
    }
}
