package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.gitlab.world.Variable;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The variables of a project, one for each environment scope.
final class VariableRoutes {

    private static final String ALL = "/projects/:id/variables";
    private static final String ONE = "/projects/:id/variables/:key";
    private static final List<String> TYPES = List.of("env_var", "file");
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9_]{1,255}");
    private static final int VALUE_MAX = 10_000;

    private final Shapes shapes;

    VariableRoutes(Shapes shapes) {
        this.shapes = shapes;
    }

    void into(GitLabApi api) {
        api.on("GET", ALL, request -> Paging.page(request, request.project().variables(), shapes::variable));
        api.on("POST", ALL, this::create);
        api.on("GET", ONE, request -> Answer.json(200, shapes.variable(variable(request))));
        api.on("PUT", ONE, this::update);
        api.on("DELETE", ONE, VariableRoutes::delete);
    }

    private Answer create(Request request) {
        var key = request.required("key");
        if (!KEY.matcher(key).matches()) {
            throw Refused.message(400, Map.of("key", List.of("can contain only letters, digits and '_'.")));
        }
        var given = request.parameters();
        var variable = new Variable(
                key,
                value(request),
                request.oneOf("variable_type", TYPES).orElse("env_var"),
                given.text("environment_scope").orElse("*"),
                given.flag("protected"),
                given.flag("masked"));
        boolean isTaken = request.project().variables().stream()
                .anyMatch(other -> other.key().equals(key) && other.scope().equals(variable.scope()));
        if (isTaken) throw taken(key);
        request.project().putVariable(variable, variable);
        return Answer.json(201, shapes.variable(variable));
    }

    private static String value(Request request) {
        var value = request.parameters().text("value").orElseThrow(() -> Refused.error("value is missing"));
        if (value.length() <= VALUE_MAX) return value;
        throw Refused.message(
                400, Map.of("value", List.of("is too long (maximum is %d characters)".formatted(VALUE_MAX))));
    }

    private Answer update(Request request) {
        var old = variable(request);
        var given = request.parameters();
        var variable = new Variable(
                old.key(),
                given.text("value").isPresent() ? value(request) : old.value(),
                request.oneOf("variable_type", TYPES).orElse(old.type()),
                given.text("environment_scope").orElse(old.scope()),
                given.text("protected").isPresent() ? given.flag("protected") : old.isProtected(),
                given.text("masked").isPresent() ? given.flag("masked") : old.isMasked());
        boolean isTaken = request.project().variables().stream()
                .anyMatch(other -> !other.equals(old)
                        && other.key().equals(variable.key())
                        && other.scope().equals(variable.scope()));
        if (isTaken) throw taken(old.key());
        request.project().putVariable(old, variable);
        return Answer.json(200, shapes.variable(variable));
    }

    private static Answer delete(Request request) {
        request.project().deleteVariable(variable(request));
        return Answer.empty(204);
    }

    private static Refused taken(String key) {
        return Refused.message(400, Map.of("key", List.of("(" + key + ") has already been taken")));
    }

    private static Variable variable(Request request) {
        var key = request.variable("key");
        var scope = request.parameters().text("filter", "environment_scope");
        var found = request.project().variables().stream()
                .filter(variable -> variable.key().equals(key))
                .filter(variable -> scope.isEmpty() || variable.scope().equals(scope.get()))
                .toList();
        if (found.size() > 1) {
            throw Refused.message(
                    409,
                    "There are multiple variables with provided parameters. Please use 'filter[environment_scope]'");
        }
        if (found.isEmpty()) throw Refused.notFound("Variable");
        return found.getFirst();
    }
}
