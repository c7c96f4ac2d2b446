package dev.dispatcher.assistant.happenings.github;

import static dev.dispatcher.assistant.Sample.github;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.Deployment;
import dev.dispatcher.assistant.happenings.Happening.AccessRevoked;
import dev.dispatcher.assistant.happenings.Happening.Change;
import dev.dispatcher.assistant.happenings.Happening.Deployed;
import dev.dispatcher.assistant.happenings.Happening.DocsChanged;
import dev.dispatcher.assistant.happenings.Happening.HookPinged;
import dev.dispatcher.assistant.happenings.Happening.Pushed;
import dev.dispatcher.assistant.happenings.Happening.Reported;
import dev.dispatcher.assistant.happenings.Happening.WikiChanged;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.assistant.happenings.Project;
import dev.dispatcher.assistant.happenings.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubHappeningsTest {

    static final Project SHOP = new Project(70L, "demo/shop", "https://github.com/demo/shop", "main", true);
    static final Actor ANN = new Actor(31L, "ann", "ann", false);
    static final Actor BOB = new Actor(32L, "bob-b", "bob-b", false);
    static final Scene SCENE = new Scene(Provider.GITHUB, Sample.HOOK, SHOP, ANN, false);

    @Test
    void tellsOfWikiPagesWithoutTheirText() {
        assertThat(github("gollum").kinds()).containsExactly("WikiChanged");
        var pages = github("gollum").happening(WikiChanged.class).pages();
        assertThat(pages).extracting(page -> page.change()).containsExactly(Change.UPDATED, Change.CREATED);
        assertThat(pages.getFirst().diffUrl()).startsWith("https://github.com/demo/shop/wiki/Fruit/_compare/5f1d");
        assertThat(github("gollum").with("pages", "[]").happenings()).isEmpty();
    }

    @Test
    void tellsOfMilestonesAndOfWhatIsSaidOfCommits() {
        assertThat(github("milestone").happening(Reported.class))
                .extracting(Reported::title, Reported::action)
                .containsExactly("Harvest", "created");
        assertThat(github("milestone").with("action", "edited").happenings()).isEmpty();
        assertThat(github("commit_comment").kinds()).containsExactly("Commented", "Mentioned");
        assertThat(github("commit_comment").without("comment.commit_id").happenings())
                .isEmpty();
    }

    @Test
    void tellsOfAPush() {
        assertThat(github("push").kinds()).containsExactly("Pushed", "DocsChanged");
        assertThat(github("push").happening(DocsChanged.class).files())
                .extracting(file -> file.path())
                .containsExactly("docs/pears.md", "README.md");
        assertThat(github("push")
                        .with("forced", "true")
                        .happening(Pushed.class)
                        .push()
                        .isForced())
                .isTrue();
    }

    @Test
    void knowsATagAndABranchThatIsGone() {
        var tag = github("push")
                .with("ref", "refs/tags/v1")
                .with("created", "true")
                .with("commits", "[]");
        assertThat(tag.kinds()).containsExactly("Pushed");
        assertThat(tag.happening(Pushed.class).push().isTag()).isTrue();
        var gone = github("push")
                .with("deleted", "true")
                .with("after", "0".repeat(40))
                .with("commits", "[]");
        assertThat(gone.happening(Pushed.class).push().change()).isEqualTo(Change.DELETED);
    }

    @Test
    void tellsOfAReleaseOnceOfThreeTimes() {
        assertThat(github("release").kinds()).containsExactly("Released");
        assertThat(github("release").with("action", "created").happenings()).isEmpty();
        assertThat(github("release").with("action", "released").happenings()).isEmpty();
    }

    @Test
    void tellsOfADeployment() {
        assertThat(github("deployment_status").happening(Deployed.class).deployment())
                .isEqualTo(new Deployment(
                        "49",
                        "staging",
                        PipelineStatus.SUCCESS,
                        "main",
                        "5f1d0c27b9f94c0f8e5b0a6c3d2e1f4a7b8c9d0e",
                        "",
                        "https://github.com/demo/shop/actions/runs/8800"));
        assertThat(github("deployment_status")
                        .without("deployment_status.environment")
                        .without("action")
                        .happening(Deployed.class)
                        .deployment()
                        .environment())
                .isEqualTo("staging");
        assertThat(github("deployment_status")
                        .with("deployment_status.state", "inactive")
                        .happenings())
                .isEmpty();
    }

    @Test
    void tellsOfChecksThatAreNotWorkflows() {
        var check = github("check_run");
        assertThat(check.happening(Reported.class).title()).isEqualTo("quality");
        assertThat(check.with("action", "created").happenings()).isEmpty();
        assertThat(check.with("action", "completed")
                        .with("check_run.app.slug", "github-actions")
                        .happenings())
                .isEmpty();
    }

    @Test
    void dropsWhatAnAccountTookBack() {
        assertThat(github("installation").happening(AccessRevoked.class).account())
                .isEqualTo(BOB);
        assertThat(github("installation").with("action", "created").happenings())
                .isEmpty();
        assertThat(github("github_app_authorization")
                        .happening(AccessRevoked.class)
                        .account())
                .isEqualTo(BOB);
    }

    @Test
    void hearsThatAHookLives() {
        assertThat(github("ping").happenings()).containsExactly(new HookPinged(SCENE));
    }

    @Test
    void tellsOfIssues() {
        assertThat(github("issues").kinds()).containsExactly("Reported", "Mentioned");
        assertThat(github("issues").with("action", "labeled").kinds()).isEmpty();
        assertThat(github("issues")
                        .with("action", "edited")
                        .with("changes.body.from", "Ask @bob-b or @carol")
                        .kinds())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "delete", "check_suite", "watch", "status", "fork", "unknown"})
    void processesOtherKindsQuietly(String kind) {
        assertThat(Sample.happenings("github." + kind, """
                {"hook_id": "h", "headers": {}, "body": {"action": "completed", "ref": "v1", "ref_type": "tag"}}
                """)).isEmpty();
    }
}
