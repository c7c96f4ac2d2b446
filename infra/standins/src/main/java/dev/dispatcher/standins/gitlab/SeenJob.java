package dev.dispatcher.standins.gitlab;

import dev.dispatcher.standins.gitlab.world.Job;

/// A job as it was when somebody looked.
public record SeenJob(long id, String stage, String name, String status, int attempt, boolean isRetried) {

    static SeenJob of(Job job) {
        return new SeenJob(
                job.id(), job.script().stage(), job.script().name(), job.word(), job.attempt(), job.isRetried());
    }
}
