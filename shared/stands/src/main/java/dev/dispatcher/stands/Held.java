package dev.dispatcher.stands;

import dev.dispatcher.people.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A leased stand in the hands of one worker, for one wake-up. What it becomes is written at the end, fenced by the
/// lease's token, all of it or nothing.
final class Held {

    final UUID id;
    final String name;
    final long owner;
    final Plan plan;
    final Instant createdAt;
    final Instant endsAt;
    final StandStatus statusBefore;

    Language language = Language.RU;

    Desired desired = Desired.UP;
    Observed observed = Observed.NONE;
    Run run;
    boolean branchOurs;
    boolean environmentOurs;

    @Nullable
    String builtSha;

    @Nullable
    Sentence error;

    int teardownTries;
    int notices;

    @Nullable
    Instant leakingSince;

    @Nullable
    Instant readyAt;

    @Nullable
    Instant expiresAt;

    @Nullable
    Instant probedAt;

    @Nullable
    Instant stoppedAt;

    @Nullable
    Instant goneAt;

    final List<HeldJob> jobs = new ArrayList<>();
    final List<Attempt> attempts = new ArrayList<>();
    final List<Attempt> newAttempts = new ArrayList<>();
    final List<Told> told = new ArrayList<>();
    final Map<String, StepState> stepsBefore = new HashMap<>();
    /// Whether there is something new of jobs, and whether it is all of them.
    boolean jobsSeen;

    boolean jobsComplete;
    boolean runWasOver;
    boolean runIsNew;

    Held(UUID id, String name, long owner, Plan plan, Instant createdAt, Instant endsAt, StandStatus before, Run run) {
        this.id = id;
        this.name = name;
        this.owner = owner;
        this.plan = plan;
        this.createdAt = createdAt;
        this.endsAt = endsAt;
        this.statusBefore = before;
        this.run = run;
    }

    /// Another try at a step, and why.
    record Attempt(String step, int attempt, String cause, boolean automatic, Instant at) {}

    /// News for the owner, and a key that makes it news once.
    record Told(String key, String kind, Sentence text) {}

    StandStatus status() {
        return StandStatus.of(desired, observed, leakingSince != null, run.state);
    }

    void tell(String key, String kind, Sentence text) {
        told.add(new Told(key, kind, text));
    }

    /// Counts from the first attempt, which has no row.
    int attemptsAt(String step) {
        return 1
                + (int) attempts.stream()
                        .filter(attempt -> attempt.step().equals(step))
                        .count();
    }

    long automaticAt(String step) {
        return attempts.stream()
                .filter(attempt -> attempt.automatic() && attempt.step().equals(step))
                .count();
    }

    void attempt(String step, String cause, boolean automatic, Instant now) {
        var attempt = new Attempt(step, attemptsAt(step) + 1, cause, automatic, now);
        attempts.add(attempt);
        newAttempts.add(attempt);
        if (automatic) run.automatic++;
    }

    /// Whether we may still help ourselves: twice a step, five times a run.
    boolean mayRecover(String step) {
        return automaticAt(step) < 2 && run.automatic < 5;
    }
}
