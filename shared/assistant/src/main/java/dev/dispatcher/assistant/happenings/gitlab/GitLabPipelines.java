package dev.dispatcher.assistant.happenings.gitlab;

import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Happening.PipelineChanged;
import dev.dispatcher.assistant.happenings.Pipeline;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.Subject;
import dev.dispatcher.assistant.happenings.Version;
import dev.dispatcher.assistant.happenings.reading.Facts;
import dev.dispatcher.assistant.happenings.reading.Prose;
import dev.dispatcher.assistant.happenings.reading.Times;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// GitLab's pipelines. A webhook carries all of a pipeline, and no number that says how new it is.
final class GitLabPipelines {

    private GitLabPipelines() {}

    static List<? extends Happening> of(Scene scene, Facts body) {
        var attributes = body.at("object_attributes");
        var id = attributes.number("id");
        var status = GitLabWords.status(attributes.raw("status"));
        if (id == null || status == null) return List.of();
        return List.of(new PipelineChanged(scene, pipeline(scene, body, id, status)));
    }

    private static Pipeline pipeline(Scene scene, Facts body, long id, PipelineStatus status) {
        var attributes = body.at("object_attributes");
        var url = attributes.url("url");
        var web = scene.project().url();
        var jobs = new GitLabJobs(body.each("builds"), web);
        return new Pipeline(
                id,
                attributes.number("iid"),
                attributes.text("name"),
                ref(body),
                attributes.flag("tag"),
                attributes.text("sha"),
                attributes.text("source"),
                status,
                version(attributes, body.each("builds")),
                // Older GitLabs leave the address out.
                url.isEmpty() && !web.isEmpty() ? web + "/-/pipelines/" + id : url,
                Prose.firstLine(body.at("commit").raw("message")),
                mergeRequest(body.at("merge_request")),
                jobs.stages(attributes.texts("stages")),
                jobs.failed(),
                jobs.waiting(),
                attributes.number("duration"));
    }

    /// The pipeline of a merge request says its branch only there. A fork has a `main` of its own, and that is not the
    /// one everybody works on.
    private static String ref(Facts body) {
        var ref = body.at("object_attributes").text("ref");
        var mergeRequest = body.at("merge_request");
        var branch = mergeRequest.text("source_branch");
        if (!ref.startsWith("refs/merge-requests/") || branch.isEmpty()) return ref;
        var source = mergeRequest.number("source_project_id");
        boolean isOurs = source == null || source.equals(mergeRequest.number("target_project_id"));
        return isOurs ? branch : "!" + mergeRequest.text("iid") + ":" + branch;
    }

    /// The newest of all times that anything of it tells. A retry makes new jobs, and with them a newer time.
    private static Version version(Facts attributes, List<Facts> builds) {
        var times = Stream.concat(
                Stream.of(attributes.time("created_at"), attributes.time("finished_at")),
                builds.stream()
                        .flatMap(build -> Stream.of(
                                build.time("created_at"), build.time("started_at"), build.time("finished_at"))));
        return new Version(1, Times.newest(times.toArray(Instant[]::new)));
    }

    private static @Nullable Subject mergeRequest(Facts facts) {
        var number = facts.number("iid");
        if (number == null) return null;
        return Subject.of(Subject.Kind.MERGE_REQUEST, number.toString(), facts.text("title"), facts.url("url"));
    }
}
