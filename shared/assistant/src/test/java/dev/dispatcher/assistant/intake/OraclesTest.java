package dev.dispatcher.assistant.intake;

import static dev.dispatcher.assistant.Sample.github;
import static dev.dispatcher.assistant.Sample.gitlab;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.FileChange;
import dev.dispatcher.assistant.happenings.Happening.Commented;
import dev.dispatcher.assistant.happenings.Happening.Deployed;
import dev.dispatcher.assistant.happenings.Happening.DocsChanged;
import dev.dispatcher.assistant.happenings.Happening.JobFailed;
import dev.dispatcher.assistant.happenings.Happening.MergeRequestChanged;
import dev.dispatcher.assistant.happenings.Happening.PipelineChanged;
import dev.dispatcher.assistant.happenings.Happening.Pushed;
import dev.dispatcher.assistant.happenings.Happening.Released;
import dev.dispatcher.assistant.happenings.Happening.ReviewRequested;
import dev.dispatcher.assistant.happenings.Happening.WikiChanged;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Objects;
import org.gitlab4j.api.utils.JacksonJson;
import org.gitlab4j.api.webhook.DeploymentEvent;
import org.gitlab4j.api.webhook.MergeRequestEvent;
import org.gitlab4j.api.webhook.NoteEvent;
import org.gitlab4j.api.webhook.PipelineEvent;
import org.gitlab4j.api.webhook.PushEvent;
import org.gitlab4j.api.webhook.ReleaseEvent;
import org.gitlab4j.api.webhook.WikiPageEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GitHub;

/// Others read the same webhooks, and read the same in them.
class OraclesTest {

    private final JacksonJson gitlab4j = new JacksonJson();
    private final GitHub githubApi = GitHub.offline();

    @Test
    void readsAPipelineAsGitLab4jDoes() throws IOException {
        var sample = gitlab("pipeline");
        var theirs = read(sample, PipelineEvent.class);
        var ours = sample.happening(PipelineChanged.class);

        assertThat(ours.pipeline().id()).isEqualTo(theirs.getObjectAttributes().getId());
        assertThat(ours.pipeline().ref()).isEqualTo(theirs.getObjectAttributes().getRef());
        assertThat(ours.pipeline().url()).isEqualTo(theirs.getObjectAttributes().getUrl());
        assertThat(ours.pipeline().seconds())
                .isEqualTo(theirs.getObjectAttributes().getDuration().longValue());
        assertThat(ours.pipeline().version().at())
                .isEqualTo(theirs.getObjectAttributes().getFinishedAt().toInstant());
        assertThat(ours.pipeline().status().name().toLowerCase(Locale.ROOT))
                .isEqualTo(theirs.getObjectAttributes().getStatus());
        assertThat(actor(ours.scene().actor()).username())
                .isEqualTo(theirs.getUser().getUsername());
        assertThat(ours.scene().project().path()).isEqualTo(theirs.getProject().getPathWithNamespace());
        assertThat(ours.pipeline().failed()).hasSize((int) theirs.getBuilds().stream()
                .filter(build -> build.getStatus().toString().equals("failed"))
                .filter(build -> !Boolean.TRUE.equals(build.getAllowFailure()))
                .count());
    }

    @Test
    void readsAMergeRequestAsGitLab4jDoes() throws IOException {
        var sample = gitlab("merge_request")
                .with("object_attributes.action", "update")
                .with("changes.reviewers.previous", "[]")
                .with("changes.reviewers.current", "[{\"id\": 22, \"name\": \"Bob\", \"username\": \"bob\"}]");
        var theirs = read(sample, MergeRequestEvent.class);
        var ours = sample.happening(MergeRequestChanged.class).mergeRequest();

        assertThat(ours.number()).isEqualTo(theirs.getObjectAttributes().getIid());
        assertThat(ours.title()).isEqualTo(theirs.getObjectAttributes().getTitle());
        assertThat(ours.source()).isEqualTo(theirs.getObjectAttributes().getSourceBranch());
        assertThat(ours.target()).isEqualTo(theirs.getObjectAttributes().getTargetBranch());
        assertThat(ours.sha())
                .isEqualTo(theirs.getObjectAttributes().getLastCommit().getId());
        assertThat(ours.version().at())
                .isEqualTo(theirs.getObjectAttributes().getUpdatedAt().toInstant());
        assertThat(ours.hurdle()).isEqualTo(theirs.getObjectAttributes().getDetailedMergeStatus());
        assertThat(sample.happening(ReviewRequested.class).reviewers())
                .extracting(Actor::id)
                .containsExactly(theirs.getChanges()
                        .getReviewers()
                        .getCurrent()
                        .getFirst()
                        .getId());
    }

    @Test
    void readsWhatElseGitLabTellsAsGitLab4jDoes() throws IOException {
        var note = read(gitlab("note"), NoteEvent.class);
        var comment = gitlab("note").happening(Commented.class);
        assertThat(comment.comment().anchor())
                .isEqualTo("note " + note.getObjectAttributes().getId());
        assertThat(comment.comment().url()).isEqualTo(note.getObjectAttributes().getUrl());
        assertThat(comment.comment().text())
                .isEqualTo(note.getObjectAttributes().getNote());

        var push = read(gitlab("push"), PushEvent.class);
        assertThat(gitlab("push").happening(Pushed.class).push().ref()).isEqualTo(push.getBranch());
        assertThat(gitlab("push").happening(Pushed.class).push().total())
                .isEqualTo(push.getTotalCommitsCount().longValue());
        assertThat(gitlab("push").happening(DocsChanged.class).files())
                .extracting(FileChange::path)
                .containsAll(push.getCommits().getLast().getModified());

        var wiki = read(gitlab("wiki_page"), WikiPageEvent.class).getObjectAttributes();
        var page = gitlab("wiki_page").happening(WikiChanged.class).pages().getFirst();
        assertThat(page.title()).isEqualTo(wiki.getTitle());
        assertThat(page.diffUrl()).isEqualTo(wiki.getDiffUrl());

        var deployment = read(gitlab("deployment"), DeploymentEvent.class);
        assertThat(gitlab("deployment").happening(Deployed.class).deployment().environment())
                .isEqualTo(deployment.getEnvironment());
        var release = read(gitlab("release"), ReleaseEvent.class);
        assertThat(gitlab("release").happening(Released.class).tag()).isEqualTo(release.getTag());
    }

    @Test
    void readsARunAsGitHubApiDoes() throws IOException {
        var sample = github("workflow_run");
        var theirs = parse(sample, GHEventPayload.WorkflowRun.class).getWorkflowRun();
        var ours = sample.happening(PipelineChanged.class).pipeline();

        assertThat(ours.id()).isEqualTo(theirs.getId());
        assertThat(ours.number()).isEqualTo(theirs.getRunNumber());
        assertThat(ours.version().attempt()).isEqualTo((int) theirs.getRunAttempt());
        assertThat(ours.version().at()).isEqualTo(theirs.getUpdatedAt().toInstant());
        assertThat(ours.ref()).isEqualTo(theirs.getHeadBranch());
        assertThat(ours.url()).isEqualTo(theirs.getHtmlUrl().toString());

        var job =
                parse(github("workflow_job"), GHEventPayload.WorkflowJob.class).getWorkflowJob();
        var failed = github("workflow_job").happening(JobFailed.class);
        assertThat(failed.pipelineId()).isEqualTo(job.getRunId());
        assertThat(failed.job().name()).isEqualTo(job.getName());
    }

    @Test
    void readsAPullRequestAsGitHubApiDoes() throws IOException {
        var sample = github("pull_request");
        var theirs = parse(sample, GHEventPayload.PullRequest.class).getPullRequest();
        var ours = sample.happening(MergeRequestChanged.class).mergeRequest();

        assertThat(ours.number()).isEqualTo(theirs.getNumber());
        assertThat(ours.title()).isEqualTo(theirs.getTitle());
        assertThat(ours.sha()).isEqualTo(theirs.getHead().getSha());
        assertThat(ours.target()).isEqualTo(theirs.getBase().getRef());
        assertThat(actor(ours.author()).username()).isEqualTo(theirs.getUser().getLogin());

        var review = parse(github("pull_request_review"), GHEventPayload.PullRequestReview.class)
                .getReview();
        assertThat(github("pull_request_review")
                        .happening(Commented.class)
                        .comment()
                        .anchor())
                .isEqualTo("review " + review.getId());
        var comment = parse(github("issue_comment"), GHEventPayload.IssueComment.class);
        assertThat(github("issue_comment").happening(Commented.class).subject().number())
                .isEqualTo(String.valueOf(comment.getIssue().getNumber()));
        assertThat(comment.getIssue().isPullRequest()).isTrue();
    }

    @Test
    void readsWhatElseGitHubTellsAsGitHubApiDoes() throws IOException {
        var push = parse(github("push"), GHEventPayload.Push.class);
        assertThat(github("push").happening(DocsChanged.class).files())
                .extracting(FileChange::path)
                .containsAll(push.getCommits().getFirst().getAdded());
        var release = parse(github("release"), GHEventPayload.Release.class).getRelease();
        assertThat(github("release").happening(Released.class).tag()).isEqualTo(release.getTagName());
        var deployment = parse(github("deployment_status"), GHEventPayload.DeploymentStatus.class);
        assertThat(github("deployment_status")
                        .happening(Deployed.class)
                        .deployment()
                        .status()
                        .name())
                .isEqualTo(deployment.getDeploymentStatus().getState().name());
    }

    private <T> T read(Sample sample, Class<T> type) throws IOException {
        return gitlab4j.unmarshal(type, sample.body().toString());
    }

    private <T extends GHEventPayload> T parse(Sample sample, Class<T> type) throws IOException {
        return githubApi.parseEventPayload(new StringReader(sample.body().toString()), type);
    }

    private static Actor actor(@Nullable Actor actor) {
        return Objects.requireNonNull(actor);
    }
}
