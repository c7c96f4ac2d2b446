package dev.dispatcher.assistant.happenings.github;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.Project;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.reading.Facts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where it happened and who did it, as GitHub says it.
final class GitHubScene {

    private GitHubScene() {}

    static Scene of(String hookId, Facts body) {
        var repository = body.at("repository");
        var project = new Project(
                repository.number("id"),
                repository.first("full_name", "name"),
                repository.url("html_url"),
                repository.text("default_branch"),
                // What does not say that it is public is not.
                !repository.has("private") || repository.flag("private"));
        return new Scene(Provider.GITHUB, hookId, project, actor(body.at("sender")), false);
    }

    /// Null where nobody is named, as where an account is gone.
    static @Nullable Actor actor(Facts user) {
        var login = user.text("login");
        if (login.isEmpty()) return null;
        return new Actor(user.number("id"), login, login, user.raw("type").equals("Bot"));
    }

    static List<Actor> actors(Facts... users) {
        var actors = new ArrayList<Actor>();
        for (var user : users) {
            var actor = actor(user);
            if (actor != null) actors.add(actor);
        }
        return actors;
    }
}
