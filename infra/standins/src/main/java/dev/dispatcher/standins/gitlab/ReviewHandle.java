package dev.dispatcher.standins.gitlab;

import dev.dispatcher.standins.gitlab.world.MergeRequest;
import dev.dispatcher.standins.gitlab.world.Note;
import dev.dispatcher.standins.gitlab.world.Project;
import dev.dispatcher.standins.gitlab.world.User;
import dev.dispatcher.standins.gitlab.world.World;
import java.util.List;

/// The merge requests of one project, to arrange and to look at, without HTTP and without a line in the ledger.
public final class ReviewHandle {

    private final World world;
    private final Project project;

    ReviewHandle(World world, Project project) {
        this.world = world;
        this.project = project;
    }

    /// From a new commit on this branch. Answers its number, GitLab's `iid`.
    public long open(String username, String branch, String title) {
        return world.now(now -> world.reviews()
                .open(project, branch, world.user(username), title, now)
                .number());
    }

    public void request(long number, String reviewer, String by) {
        world.now(now -> {
            world.reviews().request(find(number), world.user(reviewer), world.user(by), now);
            return now;
        });
    }

    /// `mergeable`, `ci_must_pass`, `conflict` … as `detailed_merge_status` has it.
    public void turn(long number, String status, boolean asDraft) {
        world.now(now -> {
            world.reviews().turn(find(number), status, asDraft, now);
            return now;
        });
    }

    public void note(long number, String username, String text) {
        world.now(now -> world.reviews().note(find(number), world.user(username), text, now));
    }

    /// The head of its branch.
    public String sha(long number) {
        return world.now(_ -> find(number).sha());
    }

    /// `opened`, `closed` or `merged`.
    public String state(long number) {
        return world.now(_ -> find(number).state());
    }

    /// The usernames of those who approve of it.
    public List<String> approvers(long number) {
        return world.now(
                _ -> find(number).approvers().stream().map(User::username).toList());
    }

    public List<String> notes(long number) {
        return world.now(_ -> find(number).notes().stream().map(Note::text).toList());
    }

    private MergeRequest find(long number) {
        return project.findMergeRequest(number).orElseThrow();
    }
}
