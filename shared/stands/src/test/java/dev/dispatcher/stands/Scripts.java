package dev.dispatcher.stands;

import dev.dispatcher.standins.gitlab.world.JobScript;
import dev.dispatcher.standins.gitlab.world.PipelineScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pipelines for tests.
final class Scripts {

    private Scripts() {}

    /// Builds in ten seconds, and has a job that takes the environment down.
    static PipelineScript quick() {
        return with(JobScript.of("build", "build").takes(Duration.ofSeconds(10)));
    }

    /// These jobs, then one that deploys, and one that takes down.
    static PipelineScript with(JobScript... jobs) {
        return withStop(JobScript.of("stop", "stop").takes(Duration.ofSeconds(5)), jobs);
    }

    static PipelineScript withStop(JobScript stop, JobScript... jobs) {
        return (ref, variables) -> {
            if (variables.containsKey("STAND_ACTION")) {
                var name = variables.getOrDefault("STAND_NAME", ref);
                return List.of(JobScript.of("down", "down")
                        .takes(Duration.ofSeconds(5))
                        .stopping(name));
            }
            var all = new ArrayList<>(Arrays.asList(jobs));
            all.add(JobScript.of("deploy", "deploy")
                    .takes(Duration.ofSeconds(5))
                    .deploying(ref, "stop"));
            all.add(stop.manual().allowingFailure().stopping(ref));
            return all;
        };
    }
}
