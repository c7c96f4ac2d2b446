package dev.dispatcher.standins.github.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// All repositories under one lock. It moves when it is looked at: whatever was due by then has happened.
public final class World {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Clock clock;
    private final Happenings happenings;
    private final Map<String, Repository> repositories = new TreeMap<>();
    private final Map<String, Account> accounts = new TreeMap<>();
    private long lastId;

    public World(Clock clock, Happenings happenings) {
        this.clock = clock;
        this.happenings = happenings;
        // All are beyond an int, as GitHub's are.
        this.lastId = clock.millis() / 10;
    }

    public synchronized <T> T now(Function<Instant, T> look) {
        var now = clock.instant();
        for (var next = nextDue(now); next.isPresent(); next = nextDue(now)) step(next.get());
        return look.apply(now);
    }

    private record Due(Repository repository, Run run, Instant at) {}

    private Optional<Due> nextDue(Instant now) {
        return repositories.values().stream()
                .flatMap(repository -> repository.runs().stream()
                        .flatMap(run -> run.dueAt().map(at -> new Due(repository, run, at)).stream()))
                .filter(due -> !due.at().isAfter(now))
                .min(Comparator.comparing(Due::at)
                        .thenComparingLong(due -> due.run().id()));
    }

    private void step(Due due) {
        due.run().step(due.at());
        tell(due.repository(), due.run());
    }

    private void tell(Repository repository, Run run) {
        var action = run.status().equals("queued") ? "requested" : run.status();
        if (run.isCompleted()) {
            for (var job : run.jobs()) {
                var body = NODES.objectNode().put("action", "completed");
                body.set("workflow_job", job);
                happenings.happened(repository, "workflow_job", run.triggeredBy(), body);
            }
        }
        var body = NODES.objectNode().put("action", action);
        body.set("workflow_run", run.json());
        happenings.happened(repository, "workflow_run", run.triggeredBy(), body);
    }

    public long nextId() {
        return ++lastId;
    }

    public Account account(String login) {
        return accounts.computeIfAbsent(login, name -> new Account(accounts.size() + 101L, name));
    }

    public Collection<Repository> repositories() {
        return List.copyOf(repositories.values());
    }

    public Optional<Repository> find(String fullName) {
        return Optional.ofNullable(repositories.get(fullName));
    }

    public Repository repository(String fullName) {
        return repositories.computeIfAbsent(fullName, name -> new Repository(nextId(), name));
    }

    public Run start(Repository repository, Workflow workflow, String event, String branch, Account by, Instant now) {
        var run = new Run(nextId(), repository, workflow, event, branch, by, now);
        repository.runs().add(run);
        tell(repository, run);
        return run;
    }

    public void cancel(Repository repository, Run run, Instant now) {
        run.cancel(now);
        tell(repository, run);
    }

    public void again(Repository repository, Run run, Account by, Instant now) {
        run.again(by, now);
        tell(repository, run);
    }

    public Pull open(Repository repository, String branch, Account by, String title, Instant now) {
        repository.push(branch);
        var pull = new Pull(nextId(), repository.pulls().size() + 1, repository, branch, by, title, now);
        repository.pulls().add(pull);
        tell(repository, pull, "opened", by, NODES.objectNode());
        return pull;
    }

    public void request(Repository repository, Pull pull, Account reviewer, Account by, Instant now) {
        pull.request(reviewer, now);
        var more = NODES.objectNode();
        more.set("requested_reviewer", reviewer.json());
        tell(repository, pull, "review_requested", by, more);
    }

    /// Merged, closed or open again.
    public void turn(Repository repository, Pull pull, String state, boolean isMerged, Account by, Instant now) {
        pull.become(state, isMerged, now);
        tell(repository, pull, state.equals("open") ? "reopened" : state, by, NODES.objectNode());
    }

    public ObjectNode review(Repository repository, Pull pull, Account by, String state, String text, Instant now) {
        var review = NODES.objectNode()
                .put("id", nextId())
                .put("state", state)
                .put("body", text)
                .put("commit_id", pull.sha())
                .put("html_url", pull.url());
        review.set("user", by.json());
        pull.review(by, review, now);
        var body = NODES.objectNode().put("action", "submitted");
        // In a webhook the word is small, in the API it is not.
        body.set("review", review.deepCopy().put("state", state.toLowerCase(Locale.ROOT)));
        body.set("pull_request", pull.json());
        happenings.happened(repository, "pull_request_review", by, body);
        return review;
    }

    public ObjectNode comment(Repository repository, Pull pull, Account by, String text, Instant now) {
        var comment = NODES.objectNode().put("id", nextId()).put("body", text).put("html_url", pull.url());
        comment.put("created_at", now.toString()).put("updated_at", now.toString());
        comment.set("user", by.json());
        pull.comment(comment, now);
        var body = NODES.objectNode().put("action", "created");
        body.set("comment", comment);
        var issue = body.putObject("issue").put("number", pull.number()).put("state", pull.state());
        issue.putObject("pull_request").put("html_url", pull.url());
        happenings.happened(repository, "issue_comment", by, body);
        return comment;
    }

    private void tell(Repository repository, Pull pull, String action, Account by, ObjectNode more) {
        var body = NODES.objectNode().put("action", action).put("number", pull.number());
        body.set("pull_request", pull.json());
        body.setAll(more);
        happenings.happened(repository, "pull_request", by, body);
    }
}
