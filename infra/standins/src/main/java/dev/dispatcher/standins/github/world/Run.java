package dev.dispatcher.standins.github.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One run of a workflow: queued, in progress a second later, completed when its script says so.
public final class Run {

    private static final Duration QUEUED = Duration.ofSeconds(1);

    private final long id;
    private final int number;
    private final Repository repository;
    private final Workflow workflow;
    private final String event;
    private final String branch;
    private final String sha;
    private final Account actor;
    private final Instant createdAt;
    private Account triggeredBy;
    private Instant startedAt;
    private Instant updatedAt;
    private int attempt = 1;
    private String status = "queued";
    private String conclusion = "";

    Run(long id, Repository repository, Workflow workflow, String event, String branch, Account actor, Instant now) {
        this.id = id;
        this.number = repository.runs().size() + 1;
        this.repository = repository;
        this.workflow = workflow;
        this.event = event;
        this.branch = branch;
        this.sha = repository.head(branch);
        this.actor = actor;
        this.triggeredBy = actor;
        this.createdAt = now;
        this.startedAt = now;
        this.updatedAt = now;
    }

    public long id() {
        return id;
    }

    public String branch() {
        return branch;
    }

    public String status() {
        return status;
    }

    /// Empty until it is completed.
    public String conclusion() {
        return conclusion;
    }

    public int attempt() {
        return attempt;
    }

    public boolean isCompleted() {
        return status.equals("completed");
    }

    Account triggeredBy() {
        return triggeredBy;
    }

    /// When something happens next by itself.
    Optional<Instant> dueAt() {
        return switch (status) {
            case "queued" -> Optional.of(startedAt.plus(QUEUED));
            case "in_progress" ->
                Optional.of(startedAt.plus(QUEUED).plus(workflow.script().duration()));
            default -> Optional.empty();
        };
    }

    void step(Instant at) {
        if (status.equals("queued")) become("in_progress", "", at);
        else become("completed", workflow.script().conclusion(attempt), at);
    }

    void cancel(Instant now) {
        become("completed", "cancelled", now);
    }

    void again(Account by, Instant now) {
        attempt++;
        triggeredBy = by;
        startedAt = now;
        become("queued", "", now);
    }

    private void become(String other, String how, Instant at) {
        status = other;
        conclusion = how;
        updatedAt = at;
    }

    public ArrayNode jobs() {
        var jobs = JsonNodeFactory.instance.arrayNode();
        for (var name : workflow.script().jobs()) {
            var job = jobs.addObject()
                    .put("id", id * 100 + jobs.size())
                    .put("run_id", id)
                    .put("run_attempt", attempt)
                    .put("name", name)
                    .put("status", status)
                    .put("html_url", url() + "/job/" + (id * 100 + jobs.size()));
            if (!isCompleted()) job.putNull("conclusion");
            else if (conclusion.equals("cancelled")) job.put("conclusion", conclusion);
            else job.put("conclusion", workflow.script().conclusion(name, attempt));
        }
        return jobs;
    }

    private String url() {
        return repository.url() + "/actions/runs/" + id;
    }

    public ObjectNode json() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", workflow.name())
                .put("head_branch", branch)
                .put("head_sha", sha)
                .put("display_title", "Change")
                .put("run_number", number)
                .put("run_attempt", attempt)
                .put("event", event)
                .put("status", status)
                .put("workflow_id", workflow.id())
                .put("html_url", url())
                .put("created_at", createdAt.toString())
                .put("updated_at", updatedAt.toString())
                .put("run_started_at", startedAt.toString());
        if (conclusion.isEmpty()) json.putNull("conclusion");
        else json.put("conclusion", conclusion);
        json.putArray("pull_requests");
        json.set("actor", actor.json());
        json.set("triggering_actor", triggeredBy.json());
        json.putObject("head_commit").put("id", sha).put("message", "Change");
        return json;
    }
}
