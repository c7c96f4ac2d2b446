package dev.dispatcher.standins.gitlab.world;

import java.time.Instant;

/// Told of every change at the moment it happens, with the world as it is then.
public interface Happenings {

    void jobTurned(Job job, Instant now);

    void pipelineTurned(Pipeline pipeline, Instant now);
}
