package dev.dispatcher.assistant.happenings.gitlab;

import static dev.dispatcher.assistant.Sample.gitlab;
import static dev.dispatcher.assistant.happenings.gitlab.GitLabPipelinesTest.SCENE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.happenings.FileChange;
import dev.dispatcher.assistant.happenings.Happening.Change;
import dev.dispatcher.assistant.happenings.Happening.Deployed;
import dev.dispatcher.assistant.happenings.Happening.DocsChanged;
import dev.dispatcher.assistant.happenings.Happening.Mentioned;
import dev.dispatcher.assistant.happenings.Happening.Pushed;
import dev.dispatcher.assistant.happenings.Happening.Released;
import dev.dispatcher.assistant.happenings.Happening.Reported;
import dev.dispatcher.assistant.happenings.Happening.TokenExpiring;
import dev.dispatcher.assistant.happenings.Happening.Topic;
import dev.dispatcher.assistant.happenings.Happening.WikiChanged;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.assistant.happenings.Span;
import dev.dispatcher.assistant.happenings.WikiPage;
import dev.dispatcher.webhooks.Reduction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabOthersTest {

    private static final String WEB = "https://gitlab.example.com/demo/shop";
    private static final String ZEROS = "0".repeat(40);

    private final Sample push = gitlab("push");

    @Test
    void tellsOfAWikiPageAndWhomItNames() {
        var wiki = gitlab("wiki_page");
        assertThat(wiki.happening(WikiChanged.class).pages())
                .containsExactly(new WikiPage(
                        "Fruit",
                        WEB + "/-/wikis/fruit",
                        Change.UPDATED,
                        WEB + "/-/wikis/fruit/diff?version_id=9",
                        "Say whom to ask"));
        assertThat(wiki.happening(WikiChanged.class).scene().project().key()).isEqualTo("demo/shop");
        assertThat(wiki.happening(Mentioned.class).names()).containsExactly("bob");
        assertThat(wiki.happening(Mentioned.class).anchor()).isEqualTo("wiki fruit");

        assertThat(wiki.with("object_attributes.action", "delete").kinds()).containsExactly("WikiChanged");
        assertThat(wiki.without("object_attributes.action").happenings()).isEmpty();
    }

    @Test
    void tellsOfAPushAndWhatItDidToFilesInAll() {
        assertThat(push.happening(Pushed.class).push().total()).isEqualTo(2);
        assertThat(push.happening(Pushed.class).push().commits())
                .extracting(commit -> commit.title())
                .containsExactly("Sell apples", "Explain pears");
        var docs = push.happening(DocsChanged.class);
        assertThat(docs.files())
                .containsExactly(
                        new FileChange("docs/pears.md", Change.CREATED),
                        new FileChange("README.md", Change.UPDATED),
                        new FileChange("shop/fruit.py", Change.UPDATED),
                        new FileChange("docs/plums.md", Change.DELETED));
        assertThat(docs.isComplete()).isTrue();
        assertThat(docs.url()).startsWith(WEB + "/-/compare/1a2b").contains("...5f1d");
        assertThat(docs.scene()).isEqualTo(SCENE);
    }

    @Test
    void saysWhenAPushIsLargerThanItsList() {
        push.with("total_commits_count", 25);

        assertThat(push.happening(DocsChanged.class).isComplete()).isFalse();
        assertThat(push.happening(Pushed.class).push().total()).isEqualTo(25);
        assertThat(push.happening(DocsChanged.class).span())
                .isEqualTo(new Span(
                        "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d", "5f1d0c27b9f94c0f8e5b0a6c3d2e1f4a7b8c9d0e"));
        assertThat(gitlab("push")
                        .with(Reduction.CUT, "true")
                        .happening(DocsChanged.class)
                        .isComplete())
                .isFalse();
    }

    @Test
    void seesZerosForWhatTheyMean() {
        assertThat(push.with("after", ZEROS).with("checkout_sha", "null").kinds())
                .containsExactly("Pushed");
        assertThat(push.happening(Pushed.class).push().change()).isEqualTo(Change.DELETED);
        var created = gitlab("push").with("before", ZEROS);
        assertThat(created.happening(Pushed.class).push().change()).isEqualTo(Change.CREATED);
        assertThat(created.happening(Pushed.class).push().url()).contains("/-/commits/5f1d");
    }

    @Test
    void tellsOfATagThatComesAndGoes() {
        var tag = gitlab("tag_push");
        assertThat(tag.happening(Pushed.class).push().change()).isEqualTo(Change.CREATED);
        assertThat(tag.happening(Pushed.class).push().ref()).isEqualTo("v1.2.0");
        assertThat(tag.happening(Pushed.class).push().isTag()).isTrue();
        tag.with("after", ZEROS).with("before", "5f1d0c27b9f94c0f8e5b0a6c3d2e1f4a7b8c9d0e");
        assertThat(tag.happening(Pushed.class).push().change()).isEqualTo(Change.DELETED);
    }

    @Test
    void tellsOfADeploymentThatSaysLittle() {
        var deployment = gitlab("deployment")
                .without("deployment_id")
                .without("environment")
                .without("environment_tier")
                .happening(Deployed.class)
                .deployment();
        assertThat(deployment.status()).isEqualTo(PipelineStatus.SUCCESS);
        assertThat(deployment.id()).isEqualTo("1003");
        assertThat(deployment.environment()).isEmpty();
        assertThat(gitlab("deployment").with("status", "odd").happenings()).isEmpty();
    }

    @Test
    void tellsOfAReleaseAndOfATokenNobodyTouched() {
        assertThat(gitlab("release").happening(Released.class).name()).isEqualTo("Apples");
        assertThat(gitlab("release")
                        .with("action", "delete")
                        .happening(Released.class)
                        .change())
                .isEqualTo(Change.DELETED);
        var token = gitlab("access_token").happening(TokenExpiring.class);
        assertThat(token.expiresOn()).isEqualTo("2026-01-12");
        assertThat(token.scene().actor()).isNull();
        assertThat(gitlab("access_token").with("event_name", "revoked").happenings())
                .isEmpty();
    }

    @Test
    void knowsTheGroupWhoseTokenEnds() {
        var token = gitlab("access_token")
                .without("project")
                .with("group", "{\"group_name\": \"Demo\", \"group_path\": \"demo\", \"group_id\": 3}")
                .happening(TokenExpiring.class);
        assertThat(token.scene().project().path()).isEqualTo("demo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"milestone", "feature_flag", "vulnerability", "emoji", "issue"})
    void tellsTheRestInOneLine(String kind) {
        var told = gitlab(kind).happening(Reported.class);
        assertThat(told.title()).isNotEmpty();
        assertThat(told.action()).isNotEmpty();
        assertThat(told.scene().project().key()).isEqualTo("7");
    }

    @Test
    void hidesWeaknesses() {
        var told = gitlab("vulnerability").happening(Reported.class);
        assertThat(told.topic()).isEqualTo(Topic.VULNERABILITY);
        assertThat(told.scene().isConfidential()).isTrue();
    }

    @Test
    void tellsOnlyBeginningsAndEndsOfIssues() {
        assertThat(gitlab("issue").kinds()).containsExactly("Reported", "Mentioned");
        assertThat(gitlab("issue").with("object_attributes.action", "update").kinds())
                .isEmpty();
        assertThat(gitlab("issue").without("object_attributes.action").kinds()).isEmpty();
        assertThat(gitlab("issue")
                        .with("object_attributes.confidential", "true")
                        .happening(Mentioned.class)
                        .scene()
                        .isConfidential())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project_create",
                "subgroup_create",
                "user_add_to_group",
                "repository_update",
                "member",
                "unknown"
            })
    void processesOtherKindsQuietly(String kind) {
        assertThat(Sample.happenings("gitlab." + kind, """
                {"hook_id": "h", "headers": {}, "body": {"event_name": "%s", "path": "shop"}}
                """.formatted(kind))).isEmpty();
    }
}
