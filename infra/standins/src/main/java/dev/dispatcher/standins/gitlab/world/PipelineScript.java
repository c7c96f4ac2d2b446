package dev.dispatcher.standins.gitlab.world;

import java.util.List;
import java.util.Map;

/// What a project's definition makes of a ref and of the variables a pipeline sees: its jobs, in the order of their
/// stages. None means that no pipeline is made.
@FunctionalInterface
public interface PipelineScript {

    List<JobScript> jobs(String ref, Map<String, String> variables);

    static PipelineScript of(JobScript... jobs) {
        var all = List.of(jobs);
        return (_, _) -> all;
    }
}
