package dev.dispatcher.standins.gitlab;

import dev.dispatcher.standins.gitlab.world.Pipeline;
import java.util.List;
import java.util.Map;

/// A pipeline as it was when somebody looked, with all attempts at its jobs.
public record SeenPipeline(
        long id,
        String ref,
        String sha,
        String source,
        String status,
        Map<String, String> variables,
        List<SeenJob> jobs) {

    public SeenPipeline {
        variables = Map.copyOf(variables);
        jobs = List.copyOf(jobs);
    }

    static SeenPipeline of(Pipeline pipeline) {
        return new SeenPipeline(
                pipeline.id(),
                pipeline.ref(),
                pipeline.sha(),
                pipeline.source(),
                pipeline.word(),
                pipeline.variables(),
                pipeline.jobs().stream().map(SeenJob::of).toList());
    }

    /// The last attempt at the job of this name.
    public SeenJob job(String name) {
        return jobs.stream()
                .filter(job -> job.name().equals(name) && !job.isRetried())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no job " + name + " in " + jobs));
    }
}
