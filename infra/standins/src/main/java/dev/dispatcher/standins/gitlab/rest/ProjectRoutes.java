package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.gitlab.world.Project;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.standins.gitlab.world.Shape;
import java.util.List;
import java.util.Locale;

/// Projects, as whoever asks may see them.
final class ProjectRoutes {

    private final Shapes shapes;

    ProjectRoutes(Shapes shapes) {
        this.shapes = shapes;
    }

    void into(GitLabApi api) {
        api.on("GET", "/projects", this::list);
        api.on("GET", "/projects/:id/members/all/:user_id", ProjectRoutes::member);
        api.on(
                "GET",
                "/projects/:id",
                request -> Answer.json(
                        200, shapes.project(request.project(), request.caller().user())));
    }

    /// However they came by it.
    private static Answer member(Request request) {
        var rights = request.project().rights();
        var user = request.world().users().stream()
                .filter(found -> found.id() == request.whole("user_id"))
                .filter(found -> rights.of(found) > Rights.NONE)
                .findFirst()
                .orElseThrow(() -> Refused.notFound(""));
        return Answer.json(
                200,
                new Shape()
                        .with("id", user.id())
                        .with("username", user.username())
                        .with("access_level", rights.of(user))
                        .map());
    }

    /// Whose group somebody looks for as well has to say so.
    private static String searched(Request request, Project project) {
        boolean isWhole = request.parameters()
                .text("search_namespaces")
                .filter("true"::equals)
                .isPresent();
        return isWhole
                ? project.path()
                : project.path().substring(project.path().lastIndexOf('/') + 1);
    }

    private Answer list(Request request) {
        request.oneOf("order_by", List.of("id", "name", "path", "created_at", "updated_at", "last_activity_at"));
        var me = request.caller().user();
        var search = request.parameters().text("search").orElse("").toLowerCase(Locale.ROOT);
        var least = request.oneOf("min_access_level", List.of("10", "20", "30", "40", "50"))
                .map(Integer::parseInt)
                .orElse(Rights.GUEST);
        var found = request.world().projects().stream()
                .filter(project -> project.rights().of(me) >= least)
                .filter(project ->
                        searched(request, project).toLowerCase(Locale.ROOT).contains(search))
                .toList();
        return Paging.page(request, found, shapes::project);
    }
}
