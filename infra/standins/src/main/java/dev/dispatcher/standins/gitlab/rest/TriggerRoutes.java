package dev.dispatcher.standins.gitlab.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.gitlab.world.Pipeline;
import dev.dispatcher.standins.gitlab.world.Rights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// New pipelines: by a trigger's token, or by one who may.
final class TriggerRoutes {

    private static final String TRIGGER = "trigger";

    private final Shapes shapes;

    TriggerRoutes(Shapes shapes) {
        this.shapes = shapes;
    }

    void into(GitLabApi api) {
        api.open("POST", "/projects/:id/trigger/pipeline", this::trigger);
        api.open("POST", "/projects/:id/ref/:ref/trigger/pipeline", this::trigger);
        api.on("POST", "/projects/:id/pipeline", this::create);
    }

    private Answer trigger(Request request) {
        var ref = request.variables().containsKey("ref") ? request.variable("ref") : request.required("ref");
        var token = request.required("token");
        var variables = new LinkedHashMap<String, String>();
        request.parameters().object("variables").forEach((key, value) -> variables.put(key, text(value)));
        var project = request.world()
                .findProject(request.variable("id"))
                .filter(found -> found.triggerToken().equals(token))
                // Who has no right to know is not told what was wrong.
                .orElseThrow(() -> Refused.message(404, "404 Not Found"));
        return Answer.json(201, shapes.pipeline(start(request, project.path(), ref, TRIGGER, variables)));
    }

    private static String text(JsonNode value) {
        if (value.isTextual()) return value.textValue();
        throw Refused.message(400, "variables needs to be a map of key-valued strings");
    }

    private Answer create(Request request) {
        var variables = new LinkedHashMap<String, String>();
        for (var variable : request.parameters().tree("variables")) {
            variables.put(variable.path("key").asText(), variable.path("value").asText());
        }
        var project = request.project(Rights.DEVELOPER);
        if (!project.rights().allowsPush(request.caller().user(), request.required("ref"))) {
            throw base(
                    "You do not have sufficient permission to run a pipeline on '%s'. Please select a different branch"
                            .formatted(request.required("ref")));
        }
        return Answer.json(
                201, shapes.pipeline(start(request, project.path(), request.required("ref"), "api", variables)));
    }

    private static Pipeline start(
            Request request, String path, String ref, String source, Map<String, String> variables) {
        var project = request.world().findProject(path).orElseThrow();
        // Not a commit's id: a pipeline needs a branch.
        var branch = project.findBranch(ref).orElseThrow(() -> base("Reference not found"));
        return request.world()
                .start(project, branch, source, variables, request.caller().user(), request.now())
                .orElseThrow(() -> base("Pipeline will not run for the selected trigger. The rules configuration "
                        + "prevented any jobs from being added to the pipeline."));
    }

    private static Refused base(String reason) {
        return Refused.message(400, Map.of("base", List.of(reason)));
    }
}
