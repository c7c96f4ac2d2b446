package dev.dispatcher.stands;

import dev.dispatcher.stands.gitlab.GitLab;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

/// One look at one leased stand: who it is, what time it is, and what may be asked.
record WakeUp(Held held, Hand hand, Claims.Lease lease, Instant now) {

    Run run() {
        return held.run;
    }

    Plan plan() {
        return held.plan;
    }

    String project() {
        return held.plan.project();
    }

    <T> T read(Function<GitLab, T> question) {
        return hand.read(question);
    }

    void change(Consumer<GitLab> command) {
        hand.change(command);
    }

    boolean hasPassed(Instant since, Duration limit) {
        return !now.isBefore(since.plus(limit));
    }
}
