package dev.dispatcher.standins.gitlab.world;

import java.time.Instant;

/// What a job has written so far: a line a second while it runs, and one more at its end.
final class JobLog {

    private static final int LINES_MAX = 10_000;

    private JobLog() {}

    static String of(Job job, Instant now) {
        if (job.startedAt().isEmpty()) return "";
        var seconds = job.duration(now).orElseThrow().toSeconds();
        long lines = Math.min(Math.min(seconds, job.script().course().logLinesMax()), LINES_MAX);
        var log = new StringBuilder("Running with gitlab-runner 18.4.0 on stand-in\n");
        for (long line = 1; line <= lines; line++) {
            log.append(job.script().name()).append(": step ").append(line).append('\n');
        }
        if (job.word().equals("success")) log.append("Job succeeded\n");
        if (job.word().equals("failed")) log.append("ERROR: Job failed: exit code 1\n");
        return log.toString();
    }
}
