package dev.dispatcher.assistant.happenings.gitlab;

import static dev.dispatcher.assistant.Sample.gitlab;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.Happening.PipelineChanged;
import dev.dispatcher.assistant.happenings.Job;
import dev.dispatcher.assistant.happenings.Pipeline;
import dev.dispatcher.assistant.happenings.Pipeline.Stage;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.assistant.happenings.Project;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.Subject;
import dev.dispatcher.assistant.happenings.Version;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitLabPipelinesTest {

    static final Project SHOP = new Project(7L, "demo/shop", "https://gitlab.example.com/demo/shop", "main", true);
    static final Actor ANN = new Actor(21L, "ann", "Ann Archer", false);
    static final Scene SCENE = new Scene(Provider.GITLAB, Sample.HOOK, SHOP, ANN, false);

    private final Sample failed = gitlab("pipeline");

    @Test
    void tellsAllThatACardNeeds() {
        var web = "https://gitlab.example.com/demo/shop/-/";
        assertThat(failed.happenings())
                .containsExactly(new PipelineChanged(
                        SCENE,
                        new Pipeline(
                                4711,
                                42L,
                                "",
                                "main",
                                false,
                                "5f1d0c27b9f94c0f8e5b0a6c3d2e1f4a7b8c9d0e",
                                "push",
                                PipelineStatus.FAILED,
                                new Version(1, Instant.parse("2026-01-05T09:30:00Z")),
                                web + "pipelines/4711",
                                "Sell apples",
                                null,
                                List.of(
                                        new Stage("build", PipelineStatus.SUCCESS),
                                        new Stage("test", PipelineStatus.FAILED),
                                        new Stage("deploy", PipelineStatus.SKIPPED)),
                                List.of(new Job(1002, "unit", "test", web + "jobs/1002")),
                                List.of(),
                                312L)));
    }

    @Test
    void doesWithoutWhatOlderGitLabsLeaveOut() {
        failed.without("object_attributes.url")
                .without("object_attributes.iid")
                .without("object_attributes.name")
                .without("user.id")
                .without("commit")
                .without("builds");

        var told = failed.happening(PipelineChanged.class);
        assertThat(told.pipeline().url()).isEqualTo("https://gitlab.example.com/demo/shop/-/pipelines/4711");
        assertThat(told.pipeline().number()).isNull();
        assertThat(told.pipeline().commit()).isEmpty();
        assertThat(told.scene().actor()).isEqualTo(new Actor(null, "ann", "Ann Archer", false));
    }

    @ParameterizedTest
    @CsvSource({
        "created, CREATED",
        "waiting_for_resource, PENDING",
        "preparing, PENDING",
        "pending, PENDING",
        "scheduled, PENDING",
        "running, RUNNING",
        "success, SUCCESS",
        "failed, FAILED",
        "canceling, CANCELING",
        "canceled, CANCELED",
        "skipped, SKIPPED",
        "manual, MANUAL"
    })
    void knowsEveryStatus(String word, PipelineStatus status) {
        assertThat(failed.with("object_attributes.status", word)
                        .happening(PipelineChanged.class)
                        .pipeline()
                        .status())
                .isEqualTo(status);
    }

    @Test
    void saysNothingOfAStatusNobodyKnows() {
        assertThat(failed.with("object_attributes.status", "meditating").happenings())
                .isEmpty();
    }

    @Test
    void knowsTheMergeRequestAndItsBranch() {
        failed.with("object_attributes.ref", "refs/merge-requests/12/head")
                .with("object_attributes.source", "merge_request_event")
                .with("merge_request", """
                        {"iid": 12, "title": "Sell <apples>", "source_branch": "apples", "url": "https://g.example/12"}
                        """);

        var pipeline = failed.happening(PipelineChanged.class).pipeline();
        assertThat(pipeline.ref()).isEqualTo("apples");
        assertThat(pipeline.mergeRequest())
                .isEqualTo(Subject.of(Subject.Kind.MERGE_REQUEST, "12", "Sell <apples>", "https://g.example/12"));
    }

    @Test
    void takesNoForksBranchForOurs() {
        failed.with("object_attributes.ref", "refs/merge-requests/12/head").with("merge_request", """
                {"iid": 12, "source_branch": "main", "source_project_id": 8, "target_project_id": 7}
                """);

        assertThat(failed.happening(PipelineChanged.class).pipeline().ref()).isEqualTo("!12:main");
        failed.with("merge_request.source_project_id", 7);
        assertThat(failed.happening(PipelineChanged.class).pipeline().ref()).isEqualTo("main");
    }

    @Test
    void isNewerOnceAJobIsRetried() {
        var before = failed.happening(PipelineChanged.class).pipeline();
        var retried = gitlab("pipeline")
                .with("object_attributes.status", "running")
                .with("object_attributes.finished_at", "null")
                .with("builds", """
                        [{"id": 1002, "stage": "test", "name": "unit", "status": "failed",
                          "created_at": "2026-01-05 09:24:40 UTC", "finished_at": "2026-01-05 09:29:58 UTC"},
                         {"id": 1009, "stage": "test", "name": "unit", "status": "pending",
                          "created_at": "2026-01-05 09:41:00 UTC"}]
                        """)
                .happening(PipelineChanged.class)
                .pipeline();

        assertThat(retried.supersedes(before)).isTrue();
        assertThat(before.supersedes(retried)).isFalse();
        assertThat(retried.failed()).isEmpty();
        assertThat(retried.stages()).containsExactly(new Stage("test", PipelineStatus.PENDING));
    }

    @Test
    void letsTheStateThatIsFurtherOnWinWithinOneSecond() {
        var ended = failed.happening(PipelineChanged.class).pipeline();
        var running = gitlab("pipeline")
                .with("object_attributes.status", "running")
                .happening(PipelineChanged.class)
                .pipeline();

        assertThat(ended.supersedes(running)).isTrue();
        assertThat(running.supersedes(ended)).isFalse();
    }

    @Test
    void listsNoJobThatIsAllowedToFail() {
        failed.with("builds", """
                [{"id": 1, "stage": "test", "name": "lint", "status": "failed", "allow_failure": true},
                 {"id": 2, "stage": "ask", "name": "go", "status": "manual", "allow_failure": true}]
                """);

        var pipeline = failed.happening(PipelineChanged.class).pipeline();
        assertThat(pipeline.failed()).isEmpty();
        assertThat(pipeline.stages())
                .containsExactly(new Stage("test", PipelineStatus.SUCCESS), new Stage("ask", PipelineStatus.SKIPPED));
    }

    @Test
    void listsTheJobsThatSomebodyMayStart() {
        failed.with("builds", """
                [{"id": 3, "stage": "ship", "name": "go", "status": "manual"},
                 {"id": 4, "stage": "ship", "name": "later", "status": "created", "when": "manual"},
                 {"id": 5, "stage": "ship", "name": "again", "status": "manual"},
                 {"id": 6, "stage": "ship", "name": "again", "status": "running"},
                 {"stage": "ship", "name": "nameless", "status": "manual"}]
                """);

        assertThat(failed.happening(PipelineChanged.class).pipeline().waiting())
                .containsExactly(new Job(3, "go", "ship", "https://gitlab.example.com/demo/shop/-/jobs/3"));
    }

    @Test
    void tellsOfJobsOnlyAsPartsOfTheirPipelines() {
        assertThat(Sample.happenings("gitlab.build", """
                {"hook_id": "h", "headers": {}, "body": {"object_kind": "build", "build_status": "failed"}}
                """)).isEmpty();
    }
}
