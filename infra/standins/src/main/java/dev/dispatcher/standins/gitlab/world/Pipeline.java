package dev.dispatcher.standins.gitlab.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One pipeline with all its jobs. Only the world moves it, and only the world's lock makes it safe to read.
public final class Pipeline {

    private final Project project;
    private final long id;
    private final long number;
    private final String ref;
    private final String sha;
    private final String source;
    private final Map<String, String> variables;
    private final User user;
    private final Instant createdAt;
    private final List<Job> jobs = new ArrayList<>();
    private Instant updatedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private @Nullable String insisted;
    private String told = "";
    private boolean vanished;

    Pipeline(
            Project project,
            long id,
            long number,
            Branch branch,
            String source,
            Map<String, String> variables,
            User user,
            Instant now) {
        this.project = project;
        this.id = id;
        this.number = number;
        this.ref = branch.name();
        this.sha = branch.commit().id();
        this.source = source;
        this.variables = new LinkedHashMap<>(variables);
        this.user = user;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public Project project() {
        return project;
    }

    public long id() {
        return id;
    }

    /// Its number in the project.
    public long number() {
        return number;
    }

    public String ref() {
        return ref;
    }

    public String sha() {
        return sha;
    }

    public String source() {
        return source;
    }

    /// Those it was started with, not those of the project.
    public Map<String, String> variables() {
        return variables;
    }

    /// Who started it.
    public User user() {
        return user;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    public Optional<Duration> duration() {
        return startedAt().flatMap(start -> finishedAt().map(end -> Duration.between(start, end)));
    }

    /// All attempts, in the order they were made.
    public List<Job> jobs() {
        return jobs;
    }

    /// The last attempt at each.
    public List<Job> latestJobs() {
        return jobs.stream().filter(job -> !job.isRetried()).toList();
    }

    public List<String> stages() {
        return jobs.stream().map(job -> job.script().stage()).distinct().toList();
    }

    public String word() {
        return insisted == null ? Summary.of(latestJobs()) : insisted;
    }

    /// Nobody finds it any more.
    boolean isVanished() {
        return vanished;
    }

    public void vanish() {
        vanished = true;
    }

    /// Says this whatever its jobs say; with null it says the truth again.
    void insist(@Nullable String word) {
        insisted = word;
    }

    /// Whether it says another word than when it was last asked.
    boolean hasTurned(Instant now) {
        var word = word();
        if (word.equals(told)) return false;
        told = word;
        updatedAt = now;
        if (startedAt == null && word.equals("running")) startedAt = now;
        finishedAt = Words.isFinal(word) ? now : null;
        return true;
    }
}
