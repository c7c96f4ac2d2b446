package dev.dispatcher.assistant.happenings.github;

import dev.dispatcher.assistant.happenings.Happening.JobFailed;
import dev.dispatcher.assistant.happenings.Happening.PipelineChanged;
import dev.dispatcher.assistant.happenings.Happening.Reported;
import dev.dispatcher.assistant.happenings.Happening.Topic;
import dev.dispatcher.assistant.happenings.Job;
import dev.dispatcher.assistant.happenings.Pipeline;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.Subject;
import dev.dispatcher.assistant.happenings.Version;
import dev.dispatcher.assistant.happenings.reading.Facts;
import dev.dispatcher.assistant.happenings.reading.Prose;
import dev.dispatcher.assistant.happenings.reading.Times;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Workflow runs, their jobs, and the checks of others.
final class GitHubRuns {

    private static final Set<String> BAD = Set.of("failure", "timed_out", "startup_failure");

    private GitHubRuns() {}

    static List<PipelineChanged> run(Scene scene, Facts body) {
        var run = body.at("workflow_run");
        var id = run.number("id");
        var status = status(run);
        if (id == null || status == null) return List.of();
        var started = run.time("run_started_at");
        var updated = Times.newest(run.time("updated_at"), run.time("created_at"));
        int attempt = Math.clamp(run.numberOr("run_attempt", 1), 1, 10_000);
        var pipeline = new Pipeline(
                id,
                run.number("run_number"),
                run.first("name", "display_title"),
                branch(scene, run),
                false,
                run.text("head_sha"),
                run.text("event"),
                status,
                new Version(attempt, updated),
                run.url("html_url"),
                title(run),
                pullRequest(scene, run),
                List.of(),
                List.of(),
                List.of(),
                started == null || !status.hasEnded()
                        ? null
                        : Duration.between(started, updated).toSeconds());
        var actor = GitHubScene.actor(run.at("triggering_actor"));
        return List.of(new PipelineChanged(actor == null ? scene : scene.by(actor), pipeline));
    }

    /// A fork has a `main` of its own, and that is not the one everybody works on.
    private static String branch(Scene scene, Facts run) {
        var branch = run.text("head_branch");
        var home = run.at("head_repository").text("full_name");
        boolean isOurs = home.isEmpty() || home.equalsIgnoreCase(scene.project().path());
        return isOurs || branch.isEmpty() ? branch : home.replaceFirst("/.*", "") + ":" + branch;
    }

    private static String title(Facts run) {
        var commit = Prose.firstLine(run.at("head_commit").raw("message"));
        return commit.isEmpty() ? run.text("display_title") : commit;
    }

    private static @Nullable Subject pullRequest(Scene scene, Facts run) {
        for (var pullRequest : run.each("pull_requests")) {
            var number = pullRequest.number("number");
            if (number != null) {
                var url = scene.project().url() + "/pull/" + number;
                return Subject.of(Subject.Kind.MERGE_REQUEST, number.toString(), "", url);
            }
        }
        return null;
    }

    /// Completed runs were seen that wait, and requested ones that had ended: so the action says nothing, the
    /// conclusion decides when there is one, and the status only when there is none.
    private static @Nullable PipelineStatus status(Facts run) {
        return switch (run.raw("conclusion")) {
            case "" ->
                switch (run.raw("status")) {
                    case "requested", "queued", "waiting", "pending" -> PipelineStatus.PENDING;
                    case "in_progress" -> PipelineStatus.RUNNING;
                    default -> null;
                };
            case "success", "neutral" -> PipelineStatus.SUCCESS;
            case "failure", "timed_out", "startup_failure" -> PipelineStatus.FAILED;
            case "cancelled", "stale" -> PipelineStatus.CANCELED;
            case "skipped" -> PipelineStatus.SKIPPED;
            case "action_required" -> PipelineStatus.MANUAL;
            default -> null;
        };
    }

    /// Only to name what failed.
    static List<JobFailed> job(Scene scene, Facts body) {
        var job = body.at("workflow_job");
        var run = job.number("run_id");
        if (run == null || !body.raw("action").equals("completed") || !BAD.contains(job.raw("conclusion"))) {
            return List.of();
        }
        int attempt = Math.clamp(job.numberOr("run_attempt", 1), 1, 10_000);
        var failed = new Job(job.numberOr("id", 0), job.text("name"), step(job), job.url("html_url"));
        return List.of(new JobFailed(scene, run, attempt, failed));
    }

    /// The step it failed at, where GitHub says it.
    private static String step(Facts job) {
        return job.each("steps").stream()
                .filter(step -> BAD.contains(step.raw("conclusion")))
                .map(step -> step.text("name"))
                .findFirst()
                .orElse("");
    }

    /// What GitHub's own workflows check is in their runs already.
    static List<Reported> check(Scene scene, Facts body) {
        var check = body.at("check_run");
        var conclusion = check.text("conclusion");
        if (!body.raw("action").equals("completed") || conclusion.isEmpty()) return List.of();
        if (check.at("app").raw("slug").equals("github-actions")) return List.of();
        var name = check.text("name");
        var title = name.isEmpty() ? check.at("app").text("slug") : name;
        if (title.isEmpty()) return List.of();
        return List.of(new Reported(scene, Topic.CHECK, conclusion, title, check.url("html_url")));
    }
}
