package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.gitlab.world.JobScript;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// An eye on the stand `alpha`, and on whether it is said to be stuck.
record Watch(Site site) {

    static final Duration SECOND = Duration.ofSeconds(1);

    void alphaWith(JobScript job) {
        site.project.pipelineScript(Scripts.with(job));
        site.stand("alpha");
        site.until("alpha", "running");
    }

    void isNotStuckBefore(Instant time) {
        site.setTime(time.minus(SECOND));
        assertThat(site.stuck("alpha")).isNull();
    }

    Stuck isStuckAt(Instant time) {
        site.setTime(time);
        return Objects.requireNonNull(site.stuck("alpha"), "not stuck");
    }

    long pipeline() {
        return site.project.pipelines().getLast().id();
    }
}
