package dev.dispatcher.standins.github.world;

import java.time.Duration;
import java.util.List;

/// How the runs of a workflow go: so long, with these jobs, of which those named fail the first so many times.
public record RunScript(Duration duration, List<String> jobs, List<String> failing, int failingAttempts) {

    public static final RunScript GREEN = new RunScript(Duration.ofSeconds(10), List.of("build", "test"), List.of(), 0);

    public RunScript {
        jobs = List.copyOf(jobs);
        failing = List.copyOf(failing);
    }

    /// One job fails at the first attempt and passes at the next.
    public static RunScript failingOnce(String job) {
        return new RunScript(Duration.ofSeconds(10), List.of("build", job), List.of(job), 1);
    }

    String conclusion(String job, int attempt) {
        return failing.contains(job) && attempt <= failingAttempts ? "failure" : "success";
    }

    String conclusion(int attempt) {
        return jobs.stream().allMatch(job -> conclusion(job, attempt).equals("success")) ? "success" : "failure";
    }
}
