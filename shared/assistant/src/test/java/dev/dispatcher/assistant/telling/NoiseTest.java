package dev.dispatcher.assistant.telling;

import static dev.dispatcher.assistant.Newsroom.ANN;
import static dev.dispatcher.assistant.Newsroom.BOB;
import static dev.dispatcher.assistant.Newsroom.GROUP;
import static dev.dispatcher.assistant.Provider.GITHUB;
import static dev.dispatcher.assistant.Provider.GITLAB;
import static dev.dispatcher.assistant.Sample.github;
import static dev.dispatcher.assistant.Sample.gitlab;
import static dev.dispatcher.assistant.telling.PipelineTellingTest.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Newsroom;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.Moment;
import dev.dispatcher.assistant.subscriptions.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What people complain of in other bots, each counted in messages.
class NoiseTest {

    private static final String BOB_REVIEWS = "[{\"id\": 22, \"name\": \"Bob\", \"username\": \"bob\"}]";

    private Newsroom newsroom = new Newsroom();

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void first_botsFloodTheChannel() {
        newsroom.hooked(GITHUB).subscribeAll(GITHUB, GROUP, Filters.USUAL.moments(EnumSet.allOf(Moment.class)));

        for (var sample : dependabot()) newsroom.hear(sample);
        assertThat(newsroom.said()).isEmpty();

        newsroom.hear(byBot(github("workflow_run")));
        assertThat(newsroom.said()).as("the default branch is broken").hasSize(2);
    }

    @Test
    void first_unlessTheyAreAskedFor() {
        newsroom.hooked(GITHUB).subscribeAll(GITHUB, GROUP, Filters.USUAL.bots(true));

        for (var sample : dependabot()) newsroom.hear(sample);
        assertThat(newsroom.said()).hasSize(7);
    }

    @Test
    void first_whoeverIsABotHere() {
        newsroom.close();
        newsroom = new Newsroom(Map.of("BOT_USERNAMES", "robo-*, jenkins"));
        newsroom.links.forget();
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);

        for (var name : List.of("project_7_bot_a1b2c3", "group_3_bot", "Robo-merge", "jenkins", "renovate[bot]")) {
            newsroom.hear(gitlab("note").with("user.username", name).with("object_attributes.id", name.hashCode()));
        }
        assertThat(newsroom.said()).isEmpty();
        newsroom.hear(gitlab("note").with("user.username", "jenkinson"));
        assertThat(newsroom.said()).hasSize(1);
    }

    private static List<Sample> dependabot() {
        return List.of(
                byBot(github("pull_request")),
                byBot(github("issues")),
                byBot(github("issue_comment")).with("comment.user.login", "dependabot[bot]"),
                byBot(github("push")).with("ref", "refs/heads/dependabot/npm"),
                byBot(github("workflow_run")).with("workflow_run.head_branch", "dependabot/npm"));
    }

    private static Sample byBot(Sample sample) {
        var bot = "{\"login\": \"dependabot[bot]\", \"id\": 49, \"type\": \"Bot\"}";
        if (sample.type().equals("github.workflow_run")) sample.with("workflow_run.triggering_actor", bot);
        if (sample.type().equals("github.issue_comment")) sample.with("comment.user", bot);
        return sample.with("sender", bot);
    }

    @Test
    void second_onlyFailuresPlease() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);

        for (long id = 1; id <= 10; id++) {
            for (var status : List.of("created", "pending", "running", "success")) {
                newsroom.hear(pipeline(id, status, "09:2" + id % 10 + ":00"));
            }
        }
        for (var status : List.of("canceled", "skipped", "manual")) newsroom.hear(pipeline(20, status, "09:40:00"));
        assertThat(newsroom.said()).isEmpty();

        newsroom.hear(pipeline(21, "running", "09:41:00"), pipeline(21, "failed", "09:42:00"));
        newsroom.hear(pipeline(21, "failed", "09:42:00"), pipeline(21, "failed", "09:42:30"));
        assertThat(newsroom.said()).as("a card and its answer").hasSize(2);
        assertThat(newsroom.telegram.loud()).isEqualTo(1);
    }

    @Test
    void third_branchFilters() {
        var releases = Filters.USUAL.branches(new Rule(List.of("main", "release/*"), List.of("release/old-*")));
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, releases);
        newsroom.links.forget();

        for (var branch : List.of("apples", "release/old-1", "mainly")) {
            newsroom.hear(gitlab("pipeline").with("object_attributes.ref", branch));
            newsroom.hear(gitlab("push").with("ref", "refs/heads/" + branch));
            newsroom.hear(gitlab("deployment").with("ref", branch));
            newsroom.hear(gitlab("merge_request")
                    .with("object_attributes.source_branch", "x")
                    .with("object_attributes.target_branch", branch));
            newsroom.hear(gitlab("note")
                    .with("merge_request.source_branch", "x")
                    .with("merge_request.target_branch", branch));
        }
        assertThat(newsroom.said()).isEmpty();

        newsroom.hear(gitlab("push").with("ref", "refs/heads/release/2"), gitlab("merge_request"));
        assertThat(newsroom.said())
                .as("a push, its documentation, a merge request into main")
                .hasSize(3);
    }

    @Test
    void fourth_toldAboutMyOwnActs() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, ANN, Filters.USUAL);
        newsroom.subscribeAll(GITLAB, BOB, Filters.USUAL);

        newsroom.hear(gitlab("merge_request").with("object_attributes.description", "for @ann"));
        newsroom.hear(gitlab("push"), gitlab("wiki_page").with("object_attributes.content", ""));
        newsroom.hear(gitlab("note").with("user", "{\"id\": 21, \"username\": \"ann\", \"name\": \"Ann\"}"));
        assertThat(newsroom.said()).hasSize(5).allMatch(line -> line.startsWith(BOB + " "));

        newsroom.hear(gitlab("pipeline"));
        assertThat(newsroom.said()).as("that hers failed is no act of hers").hasSize(9);
    }

    @Test
    void fifth_askedAgainWithEveryPush() {
        newsroom.hooked(GITLAB);

        newsroom.hear(gitlab("merge_request")
                .with("object_attributes.description", "")
                .with("reviewers", BOB_REVIEWS)
                .with("assignees", BOB_REVIEWS));
        for (int push = 0; push < 5; push++) {
            newsroom.hear(gitlab("merge_request")
                    .with("object_attributes.action", "update")
                    .with("object_attributes.oldrev", "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d")
                    .with("reviewers", BOB_REVIEWS)
                    .with("assignees", BOB_REVIEWS));
        }
        assertThat(newsroom.said())
                .containsExactlyInAnyOrder(
                        "2 loud: 👀 @ann asks you to review !12 Sell apples\ndemo/shop",
                        "2 loud: 📌 @ann assigned you to !12 Sell apples\ndemo/shop");
    }

    @Test
    void sixth_deafOnceATokenIsGone() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);
        newsroom.links.forget();

        newsroom.hear(gitlab("pipeline"), gitlab("merge_request"));
        assertThat(newsroom.said()).as("hearing needs nobody's token").hasSize(3);
    }

    @Test
    void seventh_anEditHidesTheFailure() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL.moments(EnumSet.allOf(Moment.class)));

        newsroom.hear(pipeline(4711, "running", "09:24:48"));
        newsroom.telegram.deliver();
        assertThat(newsroom.telegram.loud()).isZero();
        newsroom.hear(gitlab("pipeline"));
        newsroom.said();
        assertThat(newsroom.telegram.loud()).isEqualTo(1);
    }

    @Test
    void eighth_downForAWhile() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL.moments(EnumSet.allOf(Moment.class)));

        for (int i = 0; i < 20; i++) newsroom.take(pipeline(4711, "running", "09:25:%02d".formatted(i)), "late " + i);
        newsroom.take(gitlab("pipeline"), "late");
        newsroom.settle();

        assertThat(newsroom.said()).as("what is true now, and no replay").hasSize(2);
        assertThat(newsroom.telegram.edits()).isZero();
    }

    @Test
    void ninth_pipelineAndJobBoth() {
        newsroom.hooked(GITHUB).subscribeAll(GITHUB, GROUP, Filters.USUAL);

        newsroom.hear(github("workflow_job"), github("workflow_run"));
        newsroom.hear(github("check_run").with("check_run.app.slug", "github-actions"));
        assertThat(newsroom.said()).hasSize(2);
    }

    @Test
    void tenth_childPipelines() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);

        newsroom.hear(gitlab("pipeline").with("object_attributes.source", "parent_pipeline"));
        assertThat(newsroom.said()).isEmpty();

        newsroom.subscribeAll(GITLAB, GROUP, Filters.USUAL.children(true));
        newsroom.hear(gitlab("pipeline")
                .with("object_attributes.source", "parent_pipeline")
                .with("object_attributes.id", 4712));
        assertThat(newsroom.said()).hasSize(2);
    }

    @Test
    void neverTellsAGroupWhatIsConfidential() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);
        var secret = gitlab("note").header("x-gitlab-event", "Confidential Note Hook");

        newsroom.hear(secret, gitlab("vulnerability"), gitlab("issue").with("event_type", "confidential_issue"));
        assertThat(newsroom.said()).allMatch(line -> line.startsWith("1 ") || line.startsWith("2 "));
        assertThat(newsroom.said()).noneMatch(line -> line.contains("pears") || line.contains("plums"));

        newsroom.subscribe(GITLAB, GROUP, EnumSet.allOf(EventKind.class), Filters.USUAL);
        newsroom.hear(gitlab("note")
                .header("x-gitlab-event", "Confidential Note Hook")
                .with("object_attributes.id", 2));
        assertThat(newsroom.said()).anyMatch(line -> line.startsWith("-100 ") && line.contains("pears"));
    }

    @Test
    void takesEachKindForItself() {
        newsroom.hooked(GITLAB).subscribe(GITLAB, GROUP, Set.of(EventKind.WIKI), Filters.USUAL);
        newsroom.links.forget();

        newsroom.hear(gitlab("push"), gitlab("pipeline"), gitlab("merge_request"), gitlab("note"), gitlab("issue"));
        assertThat(newsroom.said()).isEmpty();
        newsroom.hear(gitlab("wiki_page"));
        assertThat(newsroom.said()).hasSize(1);
    }
}
