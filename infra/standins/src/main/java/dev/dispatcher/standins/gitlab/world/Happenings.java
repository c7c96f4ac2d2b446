package dev.dispatcher.standins.gitlab.world;

import java.time.Instant;

/// Told of every change at the moment it happens, with the world as it is then.
public interface Happenings {

    void jobTurned(Job job, Instant now);

    void pipelineTurned(Pipeline pipeline, Instant now);

    /// `action` is GitLab's word, `changes` what was otherwise before.
    void mergeRequestTurned(MergeRequest request, User by, String action, Shape changes, Instant now);

    void noted(MergeRequest request, Note note, Instant now);
}
