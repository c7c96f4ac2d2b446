package dev.dispatcher.assistant.happenings.github;

import dev.dispatcher.assistant.happenings.Deployment;
import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Happening.AccessRevoked;
import dev.dispatcher.assistant.happenings.Happening.Change;
import dev.dispatcher.assistant.happenings.Happening.Deployed;
import dev.dispatcher.assistant.happenings.Happening.HookPinged;
import dev.dispatcher.assistant.happenings.Happening.Mentioned;
import dev.dispatcher.assistant.happenings.Happening.Released;
import dev.dispatcher.assistant.happenings.Happening.Reported;
import dev.dispatcher.assistant.happenings.Happening.Topic;
import dev.dispatcher.assistant.happenings.Happening.WikiChanged;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.Subject;
import dev.dispatcher.assistant.happenings.WikiPage;
import dev.dispatcher.assistant.happenings.reading.Facts;
import dev.dispatcher.assistant.happenings.reading.Mentions;
import dev.dispatcher.assistant.happenings.reading.Prose;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What else GitHub tells of.
final class GitHubOthers {

    private GitHubOthers() {}

    static List<Happening> issue(Scene scene, Facts body) {
        var issue = body.at("issue");
        var number = issue.number("number");
        var action = body.raw("action");
        if (number == null) return List.of();
        var happenings = new ArrayList<Happening>();
        if (List.of("opened", "closed", "reopened").contains(action)) {
            var title = "#" + number + " " + issue.text("title");
            happenings.add(new Reported(scene, Topic.ISSUE, action, title, issue.url("html_url")));
        }
        if (!action.equals("opened") && !body.at("changes", "body").has("from")) return happenings;
        var text = issue.raw("body");
        var names = Mentions.added(body.at("changes", "body").raw("from"), text, scene.provider());
        if (names.isEmpty()) return happenings;
        var url = issue.url("html_url");
        var subject = Subject.of(Subject.Kind.ISSUE, number.toString(), issue.text("title"), url);
        var excerpt = Prose.lines(text, GitHubComments.EXCERPT_MAX);
        happenings.add(new Mentioned(scene, subject, "issue " + number, url, excerpt, names));
        return happenings;
    }

    static List<Reported> milestone(Scene scene, Facts body) {
        var milestone = body.at("milestone");
        var action = body.raw("action");
        var title = milestone.text("title");
        if (title.isEmpty() || !List.of("created", "opened", "closed").contains(action)) return List.of();
        return List.of(new Reported(scene, Topic.MILESTONE, action, title, milestone.url("html_url")));
    }

    /// There is no text in it, so nobody can be mentioned.
    static List<WikiChanged> wiki(Scene scene, Facts body) {
        var pages = body.each("pages").stream()
                .filter(page -> !page.first("title", "page_name").isEmpty())
                .limit(20)
                .map(GitHubOthers::page)
                .toList();
        return pages.isEmpty() ? List.of() : List.of(new WikiChanged(scene, pages));
    }

    private static WikiPage page(Facts page) {
        var change =
                switch (page.raw("action")) {
                    case "created" -> Change.CREATED;
                    case "deleted" -> Change.DELETED;
                    default -> Change.UPDATED;
                };
        var url = page.url("html_url");
        var sha = page.text("sha");
        var diff = url.isEmpty() || !sha.matches("[0-9a-f]{40}") || change != Change.UPDATED
                ? ""
                : url + "/_compare/" + sha;
        return new WikiPage(page.first("title", "page_name"), url, change, diff, page.text("summary"));
    }

    /// One release is created, published and released; published is the one of the three that every release has.
    static List<Released> release(Scene scene, Facts body) {
        var release = body.at("release");
        var tag = release.text("tag_name");
        if (!body.raw("action").equals("published") || tag.isEmpty()) return List.of();
        var name = release.first("name", "tag_name");
        return List.of(new Released(scene, tag, name, release.url("html_url"), Change.CREATED));
    }

    static List<Deployed> deployment(Scene scene, Facts body) {
        var deployment = body.at("deployment");
        var now = body.at("deployment_status");
        var status = deploymentStatus(now.raw("state"));
        var environment = now.text("environment");
        if (status == null) return List.of();
        return List.of(new Deployed(
                scene,
                new Deployment(
                        deployment.first("id"),
                        environment.isEmpty() ? deployment.text("environment") : environment,
                        status,
                        deployment.text("ref"),
                        deployment.text("sha"),
                        "",
                        now.url("target_url").isEmpty() ? now.url("environment_url") : now.url("target_url"))));
    }

    private static @Nullable PipelineStatus deploymentStatus(String state) {
        return switch (state) {
            case "pending", "queued", "waiting" -> PipelineStatus.PENDING;
            case "in_progress" -> PipelineStatus.RUNNING;
            case "success" -> PipelineStatus.SUCCESS;
            case "failure", "error" -> PipelineStatus.FAILED;
            default -> null; // an environment that is inactive now was replaced by another deployment
        };
    }

    static List<AccessRevoked> installation(Scene scene, Facts body) {
        if (!body.raw("action").equals("deleted")) return List.of();
        return revoked(scene, body.at("installation", "account"));
    }

    static List<AccessRevoked> authorization(Scene scene, Facts body) {
        if (!body.raw("action").equals("revoked")) return List.of();
        return revoked(scene, body.at("sender"));
    }

    private static List<AccessRevoked> revoked(Scene scene, Facts account) {
        return GitHubScene.actors(account).stream()
                .map(actor -> new AccessRevoked(scene, actor))
                .toList();
    }

    static List<HookPinged> ping(Scene scene, Facts body) {
        return body.has("hook_id") || body.has("hook") ? List.of(new HookPinged(scene)) : List.of();
    }
}
