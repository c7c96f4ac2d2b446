package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.platform.json.Json;
import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.gitlab.world.Pipeline;
import dev.dispatcher.standins.gitlab.world.Project;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.standins.gitlab.world.Shape;
import dev.dispatcher.standins.gitlab.world.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Pipelines that are there.
final class PipelineRoutes {

    private static final String ALL = "/projects/:id/pipelines";
    private static final String ONE = "/projects/:id/pipelines/:pipeline_id";
    private static final List<String> ORDERS = List.of("id", "status", "ref", "updated_at", "user_id");
    private static final List<String> SCOPES = List.of("running", "pending", "finished", "branches", "tags");
    private static final List<String> SOURCES =
            List.of("push", "web", "trigger", "schedule", "api", "pipeline", "parent_pipeline", "merge_request_event");
    private static final Set<String> FINISHED = Set.of("success", "failed", "canceled");

    private final Shapes shapes;

    PipelineRoutes(Shapes shapes) {
        this.shapes = shapes;
    }

    void into(GitLabApi api) {
        api.on("GET", ALL, this::list);
        api.on("GET", ALL + "/latest", this::latest);
        api.on("GET", ONE, request -> Answer.json(200, shapes.pipeline(request.pipeline())));
        api.on("GET", ONE + "/variables", request -> Answer.json(200, variables(request.pipeline())));
        api.on("POST", ONE + "/cancel", this::cancel);
        api.on("POST", ONE + "/retry", this::retry);
    }

    private Answer list(Request request) {
        var order = request.oneOf("order_by", ORDERS).orElse("id");
        boolean isRising =
                request.oneOf("sort", List.of("asc", "desc")).orElse("desc").equals("asc");
        var fits = fits(request);
        var found = request.project().pipelines().stream()
                .filter(fits)
                .sorted(isRising ? by(order) : by(order).reversed())
                .toList();
        return Paging.page(request, found, shapes::pipelineBrief);
    }

    private static Predicate<Pipeline> fits(Request request) {
        var conditions = new ArrayList<Predicate<Pipeline>>();
        request.parameters()
                .text("ref")
                .ifPresent(ref -> conditions.add(it -> it.ref().equals(ref)));
        request.parameters()
                .text("sha")
                .ifPresent(sha -> conditions.add(it -> it.sha().equals(sha)));
        request.oneOf("source", SOURCES)
                .ifPresent(source -> conditions.add(it -> it.source().equals(source)));
        request.oneOf("status", Words.ALL)
                .ifPresent(word -> conditions.add(it -> it.word().equals(word)));
        request.oneOf("scope", SCOPES).ifPresent(scope -> conditions.add(it -> isIn(scope, it.word())));
        between(request, "created", Pipeline::createdAt).forEach(conditions::add);
        between(request, "updated", Pipeline::updatedAt).forEach(conditions::add);
        return pipeline -> conditions.stream().allMatch(condition -> condition.test(pipeline));
    }

    /// Bounds belong to what they bound.
    private static Stream<Predicate<Pipeline>> between(Request request, String what, Function<Pipeline, Instant> time) {
        return Stream.concat(
                request.time(what + "_after").stream()
                        .map(from -> it -> !time.apply(it).isBefore(from)),
                request.time(what + "_before").stream()
                        .map(to -> it -> !time.apply(it).isAfter(to)));
    }

    private static boolean isIn(String scope, String word) {
        return switch (scope) {
            case "finished" -> FINISHED.contains(word);
            case "branches" -> true;
            case "tags" -> false;
            default -> scope.equals(word);
        };
    }

    private static Comparator<Pipeline> by(String order) {
        var byId = Comparator.comparingLong(Pipeline::id);
        return switch (order) {
            case "status" -> Comparator.comparing(Pipeline::word).thenComparing(byId);
            case "ref" -> Comparator.comparing(Pipeline::ref).thenComparing(byId);
            case "updated_at" -> Comparator.comparing(Pipeline::updatedAt).thenComparing(byId);
            default -> byId;
        };
    }

    private Answer latest(Request request) {
        var ref = request.parameters().text("ref").orElse(Project.DEFAULT_BRANCH);
        return request.project().pipelines().reversed().stream()
                .filter(pipeline -> pipeline.ref().equals(ref))
                .findFirst()
                .map(pipeline -> Answer.json(200, shapes.pipeline(pipeline)))
                .orElseThrow(() -> Refused.forbidden(""));
    }

    /// One that was triggered carries what triggered it as a file, besides the variables it was given.
    private static List<Map<String, @Nullable Object>> variables(Pipeline pipeline) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        pipeline.variables().forEach((key, value) -> all.add(variable(key, value, "env_var")));
        if (pipeline.source().equals("trigger")) {
            var payload = Map.of("ref", pipeline.ref(), "variables", pipeline.variables());
            all.add(variable("TRIGGER_PAYLOAD", Json.write(payload), "file"));
        }
        return all;
    }

    private static Map<String, @Nullable Object> variable(String key, String value, String type) {
        return new Shape()
                .with("variable_type", type)
                .with("key", key)
                .with("value", value)
                .with("raw", false)
                .map();
    }

    /// Says yes also when there was nothing to cancel.
    private Answer cancel(Request request) {
        request.project(Rights.DEVELOPER);
        var pipeline = request.pipeline();
        request.world().cancel(pipeline.latestJobs(), request.now());
        return Answer.json(200, shapes.pipeline(pipeline));
    }

    /// Says yes also when there was nothing to try again.
    private Answer retry(Request request) {
        request.project(Rights.DEVELOPER);
        var pipeline = request.pipeline();
        request.world().retry(pipeline, request.now());
        return Answer.json(201, shapes.pipeline(pipeline));
    }
}
