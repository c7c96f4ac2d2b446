package dev.dispatcher.assistant.happenings.gitlab;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.Project;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.reading.Facts;
import org.jspecify.annotations.Nullable;

/// Where it happened and who did it, as GitLab says it: each kind of webhook in another way.
final class GitLabScene {

    private static final long PUBLIC = 20;
    private static final long INTERNAL = 10;

    private GitLabScene() {}

    static Scene of(String hookId, Facts headers, Facts body) {
        boolean isConfidential = headers.raw("x-gitlab-event").startsWith("Confidential")
                || body.raw("event_type").startsWith("confidential");
        return new Scene(Provider.GITLAB, hookId, project(body), actor(body), isConfidential);
    }

    /// Some say the project's number beside the project, some inside it, and a few only one of both.
    private static Project project(Facts body) {
        var project = body.at("project");
        var id = project.number("id") == null ? body.number("project_id") : project.number("id");
        long visibility = project.numberOr("visibility_level", 0);
        if (!project.has("path_with_namespace") && body.has("group")) return group(body.at("group"));
        return new Project(
                id,
                project.first("path_with_namespace", "name"),
                project.url("web_url"),
                project.text("default_branch"),
                visibility != PUBLIC && visibility != INTERNAL);
    }

    private static Project group(Facts group) {
        return new Project(null, group.first("full_path", "group_path", "path"), group.url("web_url"), "", true);
    }

    private static @Nullable Actor actor(Facts body) {
        var user = actorOf(body.at("user"));
        if (user != null || (!body.has("user_username") && !body.has("user_name"))) return user;
        return new Actor(body.number("user_id"), body.text("user_username"), body.text("user_name"), false);
    }

    /// Null where nobody is named.
    static @Nullable Actor actorOf(Facts user) {
        var username = user.text("username");
        var name = user.first("name", "username");
        return name.isEmpty() ? null : new Actor(user.number("id"), username, name, false);
    }
}
