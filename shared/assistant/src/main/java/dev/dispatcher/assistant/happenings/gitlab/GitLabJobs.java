package dev.dispatcher.assistant.happenings.gitlab;

import dev.dispatcher.assistant.happenings.Job;
import dev.dispatcher.assistant.happenings.Pipeline.Stage;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.assistant.happenings.reading.Facts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// The jobs of one pipeline, as its webhook lists them. A retried job is there twice, and the newer one counts.
final class GitLabJobs {

    private static final int MOST = 50;

    /// What makes a stage look as it does, the strongest first.
    private static final List<PipelineStatus> SHOWS = List.of(
            PipelineStatus.FAILED,
            PipelineStatus.CANCELED,
            PipelineStatus.RUNNING,
            PipelineStatus.PENDING,
            PipelineStatus.MANUAL,
            PipelineStatus.CREATED,
            PipelineStatus.SUCCESS,
            PipelineStatus.SKIPPED);

    private final List<Facts> newest;
    private final String web;

    GitLabJobs(List<Facts> builds, String web) {
        var byName = new LinkedHashMap<String, Facts>();
        builds.stream()
                .sorted(Comparator.comparingLong(build -> build.numberOr("id", 0)))
                .forEach(build -> byName.put(build.text("stage") + "/" + build.text("name"), build));
        this.newest = List.copyOf(byName.values());
        this.web = web;
    }

    /// Those whose failure is the pipeline's.
    List<Job> failed() {
        return newest.stream()
                .filter(build -> build.raw("status").equals("failed") && !build.flag("allow_failure"))
                .limit(MOST)
                .map(this::job)
                .toList();
    }

    /// Those whose turn it is, if somebody says so. They have no number where GitLab is very old.
    List<Job> waiting() {
        return newest.stream()
                .filter(build -> build.raw("status").equals("manual") && build.numberOr("id", 0) > 0)
                .limit(MOST)
                .map(this::job)
                .toList();
    }

    private Job job(Facts build) {
        long id = build.numberOr("id", 0);
        var url = id == 0 || web.isEmpty() ? "" : web + "/-/jobs/" + id;
        return new Job(id, build.text("name"), build.text("stage"), url);
    }

    /// In the order the pipeline has them.
    List<Stage> stages(List<String> order) {
        var names = new LinkedHashSet<>(order);
        newest.forEach(build -> names.add(build.text("stage")));
        var byStage = new LinkedHashMap<String, List<PipelineStatus>>();
        for (var build : newest) {
            byStage.computeIfAbsent(build.text("stage"), _ -> new ArrayList<>()).add(standing(build));
        }
        return names.stream()
                .filter(byStage::containsKey)
                .limit(MOST)
                .map(name -> new Stage(name, strongest(byStage, name)))
                .toList();
    }

    private static PipelineStatus strongest(Map<String, List<PipelineStatus>> byStage, String name) {
        var there = byStage.getOrDefault(name, List.of());
        return SHOWS.stream().filter(there::contains).findFirst().orElse(PipelineStatus.CREATED);
    }

    private static PipelineStatus standing(Facts build) {
        var status = GitLabWords.status(build.raw("status"));
        if (status == null) return PipelineStatus.CREATED;
        return switch (status) {
            case FAILED -> build.flag("allow_failure") ? PipelineStatus.SUCCESS : PipelineStatus.FAILED;
            // An optional job that waits for somebody does not hold its stage up.
            case MANUAL -> build.flag("allow_failure") ? PipelineStatus.SKIPPED : PipelineStatus.MANUAL;
            case CANCELING -> PipelineStatus.RUNNING;
            case CREATED, PENDING, RUNNING, SKIPPED, CANCELED, SUCCESS -> status;
        };
    }
}
