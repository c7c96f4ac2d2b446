package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Call;
import dev.dispatcher.standins.Parameters;
import dev.dispatcher.standins.gitlab.world.Job;
import dev.dispatcher.standins.gitlab.world.MergeRequest;
import dev.dispatcher.standins.gitlab.world.Pipeline;
import dev.dispatcher.standins.gitlab.world.Project;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.standins.gitlab.world.World;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call to one route, at one moment. What it asks for and is not there refuses it.
record Request(
        World world, Instant now, Tokens.Held caller, Call call, Map<String, String> variables, Parameters parameters) {

    /// Who may not even see it is told that there is none.
    Project project() {
        return world.findProject(variable("id"))
                .filter(found -> found.rights().of(caller.user()) >= Rights.GUEST)
                .orElseThrow(() -> Refused.notFound("Project"));
    }

    Project project(int level) {
        var project = project();
        if (project.rights().of(caller.user()) < level) throw Refused.forbidden("");
        return project;
    }

    MergeRequest mergeRequest() {
        return project().findMergeRequest(whole("merge_request_iid")).orElseThrow(() -> Refused.notFound(""));
    }

    Pipeline pipeline() {
        return project().findPipeline(whole("pipeline_id")).orElseThrow(() -> Refused.notFound(""));
    }

    Job job() {
        return project().findJob(whole("job_id")).orElseThrow(() -> Refused.notFound(""));
    }

    /// A part of the path.
    String variable(String name) {
        var value = variables.get(name);
        if (value == null) throw new IllegalStateException("the route has no " + name);
        return value;
    }

    long whole(String name) {
        try {
            return Long.parseLong(variable(name));
        } catch (NumberFormatException _) {
            throw Refused.error(name + " is invalid");
        }
    }

    String required(String name) {
        var value = parameters.text(name).orElseThrow(() -> Refused.error(name + " is missing"));
        if (value.isBlank()) throw Refused.error(name + " is empty");
        return value;
    }

    Optional<String> oneOf(String name, List<String> words) {
        var value = parameters.text(name);
        if (value.isPresent() && !words.contains(value.get()))
            throw Refused.error(name + " does not have a valid value");
        return value;
    }

    Optional<Instant> time(String name) {
        try {
            return parameters.text(name).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException _) {
            throw Refused.error(name + " is invalid");
        }
    }
}
