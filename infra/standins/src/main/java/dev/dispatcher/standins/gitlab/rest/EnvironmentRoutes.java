package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.gitlab.world.Environment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Environments.
final class EnvironmentRoutes {

    private static final String ALL = "/projects/:id/environments";
    private static final String ONE = "/projects/:id/environments/:environment_id";
    private static final int SEARCH_MIN = 3;
    private static final List<String> STATES = List.of("available", "stopping", "stopped");
    private static final List<String> TIERS = List.of("production", "staging", "testing", "development", "other");
    private static final Pattern NAME = Pattern.compile("(?!/)[a-zA-Z0-9_/$\\{}. -]{1,255}(?<!/)");

    private final Shapes shapes;

    EnvironmentRoutes(Shapes shapes) {
        this.shapes = shapes;
    }

    void into(GitLabApi api) {
        api.on("GET", ALL, this::list);
        api.on("POST", ALL, this::create);
        api.on("GET", ONE, this::one);
        api.on("PUT", ONE, this::update);
        api.on("DELETE", ONE, EnvironmentRoutes::delete);
        api.on("POST", ONE + "/stop", this::stop);
    }

    private Answer list(Request request) {
        var name = request.parameters().text("name").filter(text -> !text.isEmpty());
        var search = request.parameters().text("search").filter(text -> !text.isEmpty());
        if (name.isPresent() && search.isPresent()) throw Refused.error("name, search cannot be used together");
        if (search.filter(text -> text.length() < SEARCH_MIN).isPresent()) {
            throw Refused.badRequest("Search query is less than %d characters".formatted(SEARCH_MIN));
        }
        var state = request.oneOf("states", STATES);
        var found = request.project().environments().stream()
                .filter(environment -> name.isEmpty() || environment.name().equals(name.get()))
                .filter(environment -> search.isEmpty() || begins(environment.name(), search.get()))
                .filter(environment -> state.isEmpty() || environment.state().equals(state.get()))
                .toList();
        return Paging.page(request, found, shapes::environment);
    }

    private static boolean begins(String name, String search) {
        return name.toLowerCase(Locale.ROOT).startsWith(search.toLowerCase(Locale.ROOT));
    }

    private Answer create(Request request) {
        var project = request.project();
        var name = request.required("name");
        if (!NAME.matcher(name).matches()) {
            throw Refused.message(
                    400,
                    Map.of(
                            "name",
                            List.of("can contain only letters, digits, '-', '_', '/', '$', "
                                    + "'{', '}', '.', and spaces, but it cannot start or end with '/'")));
        }
        if (project.findEnvironment(name).isPresent()) {
            throw Refused.message(400, Map.of("name", List.of("has already been taken")));
        }
        var tier = request.oneOf("tier", TIERS);
        var environment = project.environmentNamed(name, request.now());
        environment.describe(request.parameters().text("external_url").orElse(null), tier.orElse(null));
        return Answer.json(201, shapes.environment(environment));
    }

    private Answer one(Request request) {
        return Answer.json(200, shapes.environmentWithDeployment(environment(request), request.now()));
    }

    private Answer update(Request request) {
        var environment = environment(request);
        var tier = request.oneOf("tier", TIERS);
        environment.describe(request.parameters().text("external_url").orElse(null), tier.orElse(null));
        return Answer.json(200, shapes.environment(environment));
    }

    private static Answer delete(Request request) {
        var environment = environment(request);
        if (!environment.state().equals("stopped")) throw Refused.forbidden("");
        request.project().deleteEnvironment(environment);
        return Answer.empty(204);
    }

    private Answer stop(Request request) {
        var environment = environment(request);
        request.world()
                .stop(request.project(), environment, request.parameters().flag("force"), request.now());
        return Answer.json(200, shapes.environment(environment));
    }

    private static Environment environment(Request request) {
        long id = request.whole("environment_id");
        return request.project().environments().stream()
                .filter(environment -> environment.id() == id)
                .findFirst()
                .orElseThrow(() -> Refused.notFound(""));
    }
}
