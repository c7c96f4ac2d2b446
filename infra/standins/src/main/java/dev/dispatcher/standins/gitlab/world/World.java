package dev.dispatcher.standins.gitlab.world;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All projects under one lock. It moves when it is looked at: whatever was due by then has happened, each at its time.
public final class World {

    private final Clock clock;
    private final Flow flow;
    private final Reviews reviews;
    private final Map<String, Project> projects = new TreeMap<>();
    private final Map<String, User> users = new TreeMap<>();
    private long lastId;

    public World(Clock clock, Happenings happenings) {
        this.clock = clock;
        this.flow = new Flow(happenings);
        this.reviews = new Reviews(this, happenings);
        // Whoever remembers ids from before a restart meets none of them again, and all are beyond an int.
        this.lastId = clock.millis() / 10;
    }

    /// Looks at the world as it is now, and may change it. Nobody else does meanwhile.
    public synchronized <T> T now(Function<Instant, T> look) {
        var now = clock.instant();
        advance(now);
        return look.apply(now);
    }

    private void advance(Instant now) {
        for (var next = nextDue(now); next.isPresent(); next = nextDue(now)) {
            flow.step(next.get(), next.get().dueAt().orElseThrow());
        }
    }

    private Optional<Job> nextDue(Instant now) {
        return projects.values().stream()
                .flatMap(project -> project.pipelines().stream())
                .flatMap(pipeline -> pipeline.jobs().stream())
                .filter(job -> job.dueAt().filter(due -> !due.isAfter(now)).isPresent())
                .min(Comparator.comparing((Job job) -> job.dueAt().orElseThrow())
                        .thenComparingLong(Job::id));
    }

    long nextId() {
        return ++lastId;
    }

    public Reviews reviews() {
        return reviews;
    }

    /// By the username. Made when it is asked for the first time.
    public User user(String username) {
        if (username.equals(User.ROBOT.username())) return User.ROBOT;
        return users.computeIfAbsent(username, name -> new User(users.size() + 101L, name, name));
    }

    public List<User> users() {
        return List.copyOf(users.values());
    }

    public List<Project> projects() {
        return List.copyOf(projects.values());
    }

    /// By its number or its path.
    public Optional<Project> findProject(String idOrPath) {
        return projects.values().stream()
                .filter(project -> project.path().equals(idOrPath)
                        || String.valueOf(project.id()).equals(idOrPath))
                .findFirst();
    }

    public Project project(String path, Instant now) {
        return findProject(path).orElseGet(() -> {
            var made = new Project(this, projects.size() + 1L, path, now);
            projects.put(path, made);
            return made;
        });
    }

    /// Empty when the project's definition has no jobs for it.
    public Optional<Pipeline> start(
            Project project, Branch branch, String source, Map<String, String> given, User by, Instant now) {
        var seen = new TreeMap<>(project.variablesFor(branch.name()));
        seen.putAll(given);
        var scripts = project.script().jobs(branch.name(), seen);
        if (scripts.isEmpty()) return Optional.empty();
        var pipeline = project.add(branch, source, given, by, now);
        var jobs = scripts.stream()
                .map(script -> new Job(nextId(), pipeline, script, 1, now))
                .toList();
        pipeline.jobs().addAll(jobs);
        jobs.forEach(job -> flow.turned(job, now));
        flow.settle(pipeline, now);
        return Optional.of(pipeline);
    }

    /// Starts one that waits for somebody, or tries one again that has been played before.
    public Job play(Job job, Instant now) {
        if (Words.isRetryable(job.word())) return retry(job, now);
        job.start(now);
        flow.revive(job);
        moved(List.of(job), now);
        return job;
    }

    /// Another attempt, which starts at once.
    public Job retry(Job job, Instant now) {
        var again = anew(job, now);
        again.start(now);
        flow.revive(again);
        moved(List.of(again), now);
        return again;
    }

    /// What failed or was canceled is tried again, in the order of stages.
    public void retry(Pipeline pipeline, Instant now) {
        var lost = pipeline.latestJobs().stream()
                .filter(job -> job.word().equals("failed") || job.word().equals("canceled"))
                .toList();
        for (var job : lost) flow.revive(anew(job, now));
        flow.settle(pipeline, now);
    }

    private Job anew(Job job, Instant now) {
        var pipeline = job.pipeline();
        job.retire();
        var again = new Job(nextId(), pipeline, job.script(), job.attempt() + 1, now);
        pipeline.jobs().add(pipeline.jobs().indexOf(job) + 1, again);
        return again;
    }

    public void cancel(Collection<Job> jobs, Instant now) {
        var stopped =
                jobs.stream().filter(job -> Words.isCancelable(job.word())).toList();
        stopped.forEach(job -> job.cancel(now));
        moved(stopped, now);
    }

    /// Makes a job say something its script does not.
    public void say(Job job, String word, Instant now) {
        job.say(word, now);
        moved(List.of(job), now);
    }

    /// Makes a pipeline say something its jobs do not. With null it says the truth again.
    public void insist(Pipeline pipeline, @Nullable String word, Instant now) {
        pipeline.insist(word);
        flow.settle(pipeline, now);
    }

    /// Takes an environment down: by the job that is told to, if there is one.
    public void stop(Project project, Environment environment, boolean isForced, Instant now) {
        if (environment.state().equals("stopped")) return;
        var stopJob = stopJob(environment);
        if (isForced || (environment.state().equals("available") && stopJob.isEmpty())) {
            environment.become("stopped", now);
        } else if (environment.state().equals("available")) {
            environment.become("stopping", now);
            play(stopJob.orElseThrow(), now);
        }
    }

    private static Optional<Job> stopJob(Environment environment) {
        return environment.deployedBy().flatMap(deployed -> {
            var deploys = deployed.script().deploys();
            return deployed.pipeline().latestJobs().stream()
                    .filter(job -> deploys != null && job.script().name().equals(deploys.stopJob()))
                    .filter(job -> job.word().equals("manual") || Words.isRetryable(job.word()))
                    .findFirst();
        });
    }

    private void moved(List<Job> jobs, Instant now) {
        jobs.forEach(job -> flow.turned(job, now));
        jobs.stream().map(Job::pipeline).distinct().forEach(pipeline -> flow.settle(pipeline, now));
    }
}
