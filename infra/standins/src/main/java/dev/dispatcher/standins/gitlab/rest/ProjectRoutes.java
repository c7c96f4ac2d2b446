package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.gitlab.world.User;

/// The project itself, and who asks.
final class ProjectRoutes {

    private final Shapes shapes;

    ProjectRoutes(Shapes shapes) {
        this.shapes = shapes;
    }

    void into(GitLabApi api) {
        api.on("GET", "/user", _ -> Answer.json(200, shapes.user(User.ROBOT)));
        api.on("GET", "/projects/:id", request -> Answer.json(200, shapes.project(request.project())));
    }
}
