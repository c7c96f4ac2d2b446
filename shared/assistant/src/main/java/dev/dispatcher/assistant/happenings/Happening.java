package dev.dispatcher.assistant.happenings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that happened at a forge. One webhook may tell of several, or of none.
public sealed interface Happening {

    Scene scene();

    /// A pipeline or a workflow run, as it stands.
    record PipelineChanged(Scene scene, Pipeline pipeline) implements Happening {}

    /// A job that failed in a pipeline which is told of elsewhere.
    record JobFailed(Scene scene, long pipelineId, int attempt, Job job) implements Happening {}

    /// A merge or pull request, as it stands. `who` gave or lost an approval, where that is what changed.
    record MergeRequestChanged(
            Scene scene,
            MergeRequest mergeRequest,
            Turn turn,
            @Nullable Actor who) implements Happening {}

    record Merged(Scene scene, MergeRequest mergeRequest) implements Happening {}

    /// These were asked for a review, or asked again. Who belongs to a team only the forge knows.
    record ReviewRequested(Scene scene, MergeRequest mergeRequest, List<Actor> reviewers, List<String> teams)
            implements Happening {}

    record Assigned(Scene scene, MergeRequest mergeRequest, List<Actor> assignees) implements Happening {}

    /// Somebody wrote these names: usernames, and with a slash in them groups or teams. `anchor` names the text they
    /// were written in, also after it was edited.
    record Mentioned(Scene scene, Subject subject, String anchor, String url, String excerpt, List<String> names)
            implements Happening {}

    record Commented(Scene scene, Subject subject, Comment comment) implements Happening {}

    record WikiChanged(Scene scene, List<WikiPage> pages) implements Happening {}

    /// Files changed by one push; which of them are documentation, each subscription knows. `isComplete` is false where
    /// the forge names only the newest commits: then `span` tells the forge which others there are.
    record DocsChanged(Scene scene, String branch, List<FileChange> files, boolean isComplete, Span span, String url)
            implements Happening {}

    record Pushed(Scene scene, Push push) implements Happening {}

    record Deployed(Scene scene, Deployment deployment) implements Happening {}

    /// `change` says what became of the release itself.
    record Released(Scene scene, String tag, String name, String url, Change change) implements Happening {}

    /// A token of a project or a group is about to end. Nobody did that, so there is no actor. The day may be unknown.
    record TokenExpiring(Scene scene, String name, String expiresOn) implements Happening {}

    /// Anything else that can be told in one line: an issue, a milestone, a feature flag.
    record Reported(Scene scene, Topic topic, String action, String title, String url) implements Happening {}

    /// The forge has tried the hook.
    record HookPinged(Scene scene) implements Happening {}

    /// An account took back what it had granted us: what we keep of it has to go at once.
    record AccessRevoked(Scene scene, Actor account) implements Happening {}

    /// What became of a merge request.
    enum Turn {
        OPENED,
        REOPENED,
        CLOSED,
        READY,
        DRAFTED,
        COMMITS,
        APPROVED,
        UNAPPROVED,
        APPROVALS_RESET,
        CHANGES_REQUESTED,
        EDITED
    }

    /// What became of a thing that is made and unmade.
    enum Change {
        CREATED,
        UPDATED,
        DELETED
    }

    /// What is told in one line.
    enum Topic {
        ISSUE,
        MILESTONE,
        FEATURE_FLAG,
        VULNERABILITY,
        CHECK,
        EMOJI
    }
}
