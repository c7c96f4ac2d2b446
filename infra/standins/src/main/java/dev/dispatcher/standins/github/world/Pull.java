package dev.dispatcher.standins.github.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One pull request.
public final class Pull {

    private final long id;
    private final int number;
    private final Repository repository;
    private final String branch;
    private final Account author;
    private final String title;
    private final List<Account> reviewers = new ArrayList<>();
    private final List<ObjectNode> reviews = new ArrayList<>();
    private final List<ObjectNode> comments = new ArrayList<>();
    private Instant updatedAt;
    private String state = "open";
    private String mergeableState = "clean";
    private boolean isDraft;
    private boolean isMerged;

    Pull(long id, int number, Repository repository, String branch, Account author, String title, Instant now) {
        this.id = id;
        this.number = number;
        this.repository = repository;
        this.branch = branch;
        this.author = author;
        this.title = title;
        this.updatedAt = now;
    }

    public int number() {
        return number;
    }

    public Account author() {
        return author;
    }

    public String sha() {
        return repository.head(branch);
    }

    public String state() {
        return state;
    }

    public boolean isMerged() {
        return isMerged;
    }

    public boolean isMergeable() {
        return state.equals("open") && !isDraft && mergeableState.equals("clean");
    }

    /// `clean`, `dirty`, `blocked` …
    public void turn(String mergeable, boolean asDraft) {
        mergeableState = mergeable;
        isDraft = asDraft;
    }

    void request(Account reviewer, Instant now) {
        if (!reviewers.contains(reviewer)) reviewers.add(reviewer);
        updatedAt = now;
    }

    public boolean isRequested(String login) {
        return reviewers.stream().anyMatch(reviewer -> reviewer.login().equals(login));
    }

    void review(Account by, ObjectNode review, Instant now) {
        reviewers.remove(by);
        reviews.add(review);
        updatedAt = now;
    }

    void comment(ObjectNode comment, Instant now) {
        comments.add(comment);
        updatedAt = now;
    }

    void become(String other, boolean merged, Instant now) {
        state = other;
        isMerged = merged;
        updatedAt = now;
    }

    public List<ObjectNode> reviews() {
        return List.copyOf(reviews);
    }

    public List<ObjectNode> comments() {
        return List.copyOf(comments);
    }

    public String url() {
        return repository.url() + "/pull/" + number;
    }

    public ObjectNode json() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("number", number)
                .put("title", title)
                .put("body", "")
                .put("html_url", url())
                .put("state", state)
                .put("draft", isDraft)
                .put("merged", isMerged)
                .put("mergeable", isMergeable())
                .put("mergeable_state", mergeableState)
                .put("updated_at", updatedAt.toString());
        json.set("user", author.json());
        json.putObject("head").put("ref", branch).put("sha", sha());
        json.putObject("base").put("ref", Repository.DEFAULT_BRANCH);
        json.putArray("labels");
        json.putArray("assignees");
        json.putArray("requested_teams");
        for (var reviewer : reviewers) json.withArray("requested_reviewers").add(reviewer.json());
        return json;
    }
}
