package dev.dispatcher.standins.gitlab.world;

import java.time.Instant;
import java.util.List;

/// Everything that happens to merge requests, and who is told.
public final class Reviews {

    private final World world;
    private final Happenings happenings;

    Reviews(World world, Happenings happenings) {
        this.world = world;
        this.happenings = happenings;
    }

    /// From a branch, which gets a commit of its own, into the default branch.
    public MergeRequest open(Project project, String branch, User by, String title, Instant now) {
        project.commit(branch, now);
        var opened = project.add(new MergeRequest(
                project, world.nextId(), project.mergeRequests().size() + 1L, branch, by, title, now));
        happenings.mergeRequestTurned(opened, by, "open", new Shape(), now);
        return opened;
    }

    public void request(MergeRequest request, User reviewer, User by, Instant now) {
        var before = people(request.reviewers());
        request.request(reviewer, now);
        var change = new Shape().with("previous", before).with("current", people(request.reviewers()));
        happenings.mergeRequestTurned(request, by, "update", new Shape().with("reviewers", change), now);
    }

    private static List<?> people(List<User> users) {
        return users.stream().map(user -> user.hookShape().map()).toList();
    }

    /// Nobody is told: GitLab finds out for itself what stands in the way.
    public void turn(MergeRequest request, String status, boolean asDraft, Instant now) {
        request.turn(status, asDraft, now);
    }

    public void approve(MergeRequest request, User by, Instant now) {
        request.approve(by, now);
        happenings.mergeRequestTurned(request, by, "approved", new Shape(), now);
    }

    public void unapprove(MergeRequest request, User by, Instant now) {
        request.unapprove(by, now);
        happenings.mergeRequestTurned(request, by, "unapproved", new Shape(), now);
    }

    public void merge(MergeRequest request, User by, Instant now) {
        request.project().commit(Project.DEFAULT_BRANCH, now);
        request.become("merged", now);
        happenings.mergeRequestTurned(request, by, "merge", new Shape(), now);
    }

    public void close(MergeRequest request, User by, Instant now) {
        request.become("closed", now);
        happenings.mergeRequestTurned(request, by, "close", new Shape(), now);
    }

    public void reopen(MergeRequest request, User by, Instant now) {
        request.become("opened", now);
        happenings.mergeRequestTurned(request, by, "reopen", new Shape(), now);
    }

    public Note note(MergeRequest request, User by, String text, Instant now) {
        var note = new Note(world.nextId(), by, text, now);
        request.note(note);
        happenings.noted(request, note, now);
        return note;
    }
}
