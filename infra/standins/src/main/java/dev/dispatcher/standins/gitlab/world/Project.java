package dev.dispatcher.standins.gitlab.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One project with all it holds. Only the world's lock makes it safe to read and to change.
public final class Project {

    public static final String DEFAULT_BRANCH = "master";

    private final World world;
    private final long id;
    private final String path;
    private final String triggerToken;
    private final Map<String, Branch> branches = new TreeMap<>();
    private final Map<String, Commit> commits = new TreeMap<>();
    private final List<Environment> environments = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<Pipeline> pipelines = new ArrayList<>();
    private final List<MergeRequest> mergeRequests = new ArrayList<>();
    private final Rights rights = new Rights();
    private PipelineScript script = StandardScript.of(List.of());

    Project(World world, long id, String path, Instant now) {
        this.world = world;
        this.id = id;
        this.path = path;
        this.triggerToken = "glptt-stand-in-" + id;
        commit(DEFAULT_BRANCH, now);
    }

    public long id() {
        return id;
    }

    /// With its group: `demo/shop`.
    public String path() {
        return path;
    }

    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public String triggerToken() {
        return triggerToken;
    }

    public void follow(PipelineScript other) {
        script = other;
    }

    PipelineScript script() {
        return script;
    }

    /// What each user may do here.
    public Rights rights() {
        return rights;
    }

    public List<MergeRequest> mergeRequests() {
        return List.copyOf(mergeRequests);
    }

    public Optional<MergeRequest> findMergeRequest(long number) {
        return mergeRequests.stream()
                .filter(request -> request.number() == number)
                .findFirst();
    }

    MergeRequest add(MergeRequest request) {
        mergeRequests.add(request);
        return request;
    }

    public List<Branch> branches() {
        return List.copyOf(branches.values());
    }

    public Optional<Branch> findBranch(String name) {
        return Optional.ofNullable(branches.get(name));
    }

    /// Of a branch, or by its id.
    public Optional<Commit> findCommit(String ref) {
        return findBranch(ref).map(Branch::commit).or(() -> Optional.ofNullable(commits.get(ref)));
    }

    public Branch branch(String name, Commit commit) {
        var branch = new Branch(name, commit);
        branches.put(name, branch);
        return branch;
    }

    /// A new commit at the head of a branch, which is made when there is none.
    public Commit commit(String branch, Instant now) {
        var sha = "%040x".formatted(Long.rotateLeft(world.nextId(), 32) | id);
        var commit = new Commit(sha, "Change " + branch, now);
        commits.put(sha, commit);
        branch(branch, commit);
        return commit;
    }

    public void deleteBranch(String name) {
        branches.remove(name);
    }

    public List<Environment> environments() {
        return List.copyOf(environments);
    }

    public Optional<Environment> findEnvironment(String name) {
        return environments.stream()
                .filter(environment -> environment.name().equals(name))
                .findFirst();
    }

    public Environment environmentNamed(String name, Instant now) {
        return findEnvironment(name).orElseGet(() -> {
            var made = new Environment(world.nextId(), name, now);
            environments.add(made);
            return made;
        });
    }

    public void deleteEnvironment(Environment environment) {
        environments.remove(environment);
    }

    public List<Variable> variables() {
        return List.copyOf(variables);
    }

    /// In the place of `old`, or at the end when that is not there.
    public void putVariable(Variable old, Variable variable) {
        int at = variables.indexOf(old);
        if (at < 0) variables.add(variable);
        else variables.set(at, variable);
    }

    public void deleteVariable(Variable variable) {
        variables.remove(variable);
    }

    /// What a pipeline for this environment sees before its own variables are added.
    Map<String, String> variablesFor(String environment) {
        var seen = new TreeMap<String, String>();
        for (var variable : variables) {
            if (variable.scope().equals("*")) seen.put(variable.key(), variable.value());
        }
        for (var variable : variables) {
            if (variable.isFor(environment) && !variable.scope().equals("*")) {
                seen.put(variable.key(), variable.value());
            }
        }
        return seen;
    }

    public List<Pipeline> pipelines() {
        return pipelines.stream().filter(pipeline -> !pipeline.isVanished()).toList();
    }

    public Optional<Pipeline> findPipeline(long number) {
        return pipelines().stream().filter(pipeline -> pipeline.id() == number).findFirst();
    }

    public Optional<Job> findJob(long number) {
        return pipelines().stream()
                .flatMap(pipeline -> pipeline.jobs().stream())
                .filter(job -> job.id() == number)
                .findFirst();
    }

    Pipeline add(Branch branch, String source, Map<String, String> given, User by, Instant now) {
        var pipeline = new Pipeline(this, world.nextId(), pipelines.size() + 1L, branch, source, given, by, now);
        pipelines.add(pipeline);
        return pipeline;
    }
}
