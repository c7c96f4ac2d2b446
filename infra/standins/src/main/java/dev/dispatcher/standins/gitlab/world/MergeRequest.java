package dev.dispatcher.standins.gitlab.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One merge request. Only the world's lock makes it safe to read and to change.
public final class MergeRequest {

    /// What stands in nobody's way.
    public static final String MERGEABLE = "mergeable";

    private final Project project;
    private final long id;
    private final long number;
    private final String branch;
    private final User author;
    private final String title;
    private final Instant createdAt;
    private final List<User> reviewers = new ArrayList<>();
    private final Set<User> approvers = new LinkedHashSet<>();
    private final List<Note> notes = new ArrayList<>();
    private Instant updatedAt;
    private String state = "opened";
    private String obstacle = MERGEABLE;
    private boolean isDraft;

    MergeRequest(Project project, long id, long number, String branch, User author, String title, Instant now) {
        this.project = project;
        this.id = id;
        this.number = number;
        this.branch = branch;
        this.author = author;
        this.title = title;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public Project project() {
        return project;
    }

    public long id() {
        return id;
    }

    /// Its number in the project: GitLab's `iid`.
    public long number() {
        return number;
    }

    public String branch() {
        return branch;
    }

    public User author() {
        return author;
    }

    /// A draft says so in its title.
    public String title() {
        return isDraft ? "Draft: " + title : title;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public String sha() {
        return project.findCommit(branch).orElseThrow().id();
    }

    /// `opened`, `closed` or `merged`.
    public String state() {
        return state;
    }

    public boolean isOpen() {
        return state.equals("opened");
    }

    public boolean isDraft() {
        return isDraft;
    }

    /// GitLab's `detailed_merge_status`.
    public String mergeStatus() {
        if (!isOpen()) return "not_open";
        return isDraft ? "draft_status" : obstacle;
    }

    public List<User> reviewers() {
        return List.copyOf(reviewers);
    }

    public List<User> approvers() {
        return List.copyOf(approvers);
    }

    public List<Note> notes() {
        return List.copyOf(notes);
    }

    void turn(String status, boolean asDraft, Instant now) {
        obstacle = status;
        isDraft = asDraft;
        updatedAt = now;
    }

    void become(String other, Instant now) {
        state = other;
        updatedAt = now;
    }

    void request(User reviewer, Instant now) {
        if (!reviewers.contains(reviewer)) reviewers.add(reviewer);
        updatedAt = now;
    }

    void approve(User by, Instant now) {
        approvers.add(by);
        updatedAt = now;
    }

    void unapprove(User by, Instant now) {
        approvers.remove(by);
        updatedAt = now;
    }

    void note(Note note) {
        notes.add(note);
        updatedAt = note.at();
    }
}
