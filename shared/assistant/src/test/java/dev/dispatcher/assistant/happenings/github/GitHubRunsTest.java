package dev.dispatcher.assistant.happenings.github;

import static dev.dispatcher.assistant.Sample.github;
import static dev.dispatcher.assistant.happenings.github.GitHubHappeningsTest.BOB;
import static dev.dispatcher.assistant.happenings.github.GitHubHappeningsTest.SCENE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.happenings.Happening.JobFailed;
import dev.dispatcher.assistant.happenings.Happening.PipelineChanged;
import dev.dispatcher.assistant.happenings.Job;
import dev.dispatcher.assistant.happenings.Pipeline;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.assistant.happenings.Subject;
import dev.dispatcher.assistant.happenings.Version;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubRunsTest {

    private final Sample run = github("workflow_run");

    @Test
    void tellsAllThatACardNeeds() {
        assertThat(run.happenings())
                .containsExactly(new PipelineChanged(
                        SCENE.by(BOB),
                        new Pipeline(
                                8800,
                                17L,
                                "CI",
                                "main",
                                false,
                                "5f1d0c27b9f94c0f8e5b0a6c3d2e1f4a7b8c9d0e",
                                "push",
                                PipelineStatus.FAILED,
                                new Version(1, Instant.parse("2026-01-05T09:05:00Z")),
                                "https://github.com/demo/shop/actions/runs/8800",
                                "Sell apples",
                                Subject.of(
                                        Subject.Kind.MERGE_REQUEST, "12", "", "https://github.com/demo/shop/pull/12"),
                                List.of(),
                                List.of(),
                                List.of(),
                                300L)));
    }

    /// Action, status and conclusion as they were seen together, some of them against all sense.
    @ParameterizedTest
    @CsvSource({
        "requested, queued, null, PENDING",
        "in_progress, in_progress, null, RUNNING",
        "completed, completed, success, SUCCESS",
        "completed, completed, neutral, SUCCESS",
        "completed, completed, failure, FAILED",
        "completed, completed, timed_out, FAILED",
        "completed, completed, startup_failure, FAILED",
        "completed, completed, cancelled, CANCELED",
        "completed, completed, stale, CANCELED",
        "completed, completed, skipped, SKIPPED",
        "completed, completed, action_required, MANUAL",
        "completed, queued, null, PENDING",
        "requested, completed, action_required, MANUAL",
        "requested, waiting, null, PENDING"
    })
    void trustsNeitherActionNorStatus(String action, String status, String conclusion, PipelineStatus expected) {
        run.with("action", action).with("workflow_run.status", status).with("workflow_run.conclusion", conclusion);

        assertThat(run.happening(PipelineChanged.class).pipeline().status()).isEqualTo(expected);
    }

    @Test
    void saysNothingOfAConclusionNobodyKnows() {
        assertThat(run.with("workflow_run.conclusion", "finished").happenings()).isEmpty();
    }

    @Test
    void takesNoForksBranchForOurs() {
        var run = github("workflow_run").with("workflow_run.head_repository", "{\"full_name\": \"eve/shop\"}");

        assertThat(run.happening(PipelineChanged.class).pipeline().ref()).isEqualTo("eve:main");
        run.with("workflow_run.head_repository.full_name", "Demo/Shop");
        assertThat(run.happening(PipelineChanged.class).pipeline().ref()).isEqualTo("main");
    }

    @Test
    void doesWithoutANameAndAnAttempt() {
        run.with("workflow_run.name", "null")
                .without("workflow_run.run_attempt")
                .without("workflow_run.triggering_actor")
                .without("workflow_run.head_commit")
                .without("workflow_run.pull_requests");

        var told = run.happening(PipelineChanged.class);
        assertThat(told.pipeline().name()).isEqualTo("Sell apples");
        assertThat(told.pipeline().commit()).isEqualTo("Sell apples");
        assertThat(told.pipeline().version().attempt()).isEqualTo(1);
        assertThat(told.scene()).isEqualTo(SCENE);
    }

    @Test
    void isNewerWithItsNextAttempt() {
        var first = run.happening(PipelineChanged.class).pipeline();
        var second = github("workflow_run")
                .with("workflow_run.run_attempt", 2)
                .with("workflow_run.updated_at", "2026-01-05T09:04:00Z")
                .with("workflow_run.conclusion", "null")
                .with("workflow_run.status", "queued")
                .happening(PipelineChanged.class)
                .pipeline();

        assertThat(second.supersedes(first)).isTrue();
        assertThat(first.supersedes(second)).isFalse();
    }

    @Test
    void namesAJobThatFailed() {
        assertThat(github("workflow_job").happenings())
                .containsExactly(new JobFailed(
                        SCENE,
                        8800,
                        1,
                        new Job(9900, "unit", "Run tests", "https://github.com/demo/shop/actions/runs/8800/job/9900")));
        assertThat(github("workflow_job")
                        .with("workflow_job.conclusion", "success")
                        .happenings())
                .isEmpty();
        assertThat(github("workflow_job").with("action", "in_progress").happenings())
                .isEmpty();
        assertThat(github("workflow_job").without("workflow_job.steps").kinds()).containsExactly("JobFailed");
    }
}
