package dev.dispatcher.stands;

import dev.dispatcher.stands.gitlab.GitLab;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/// What one wake-up may ask of the outside: five reads and one change, for a few seconds. So nobody waits in here.
final class Hand {

    private static final int READS_MAX = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final GitLab gitLab;
    private final Probe probe;
    private final long start = System.nanoTime();
    private int reads;
    private boolean hasChanged;

    Hand(GitLab gitLab, Probe probe) {
        this.gitLab = gitLab;
        this.probe = probe;
    }

    boolean canRead() {
        return reads < READS_MAX && canChange();
    }

    boolean canChange() {
        return !hasChanged && System.nanoTime() - start < PATIENCE.toNanos();
    }

    boolean isFresh() {
        return reads == 0 && !hasChanged;
    }

    <T> T read(Function<GitLab, T> question) {
        if (reads++ == READS_MAX) throw new IllegalStateException("a sixth read in one wake-up");
        return question.apply(gitLab);
    }

    void change(Consumer<GitLab> command) {
        if (hasChanged) throw new IllegalStateException("a second change in one wake-up");
        hasChanged = true;
        command.accept(gitLab);
    }

    /// Whether somebody answers there as one should.
    boolean answers(String url) {
        reads++;
        return probe.answers(url);
    }
}
