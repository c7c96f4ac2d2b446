package dev.dispatcher.assistant.telling;

import static dev.dispatcher.assistant.Newsroom.BOB;
import static dev.dispatcher.assistant.Newsroom.GROUP;
import static dev.dispatcher.assistant.Provider.GITHUB;
import static dev.dispatcher.assistant.Provider.GITLAB;
import static dev.dispatcher.assistant.Sample.github;
import static dev.dispatcher.assistant.Sample.gitlab;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Newsroom;
import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.hooks.Hook;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.Rule;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TellingTest {

    private final Newsroom newsroom = new Newsroom();

    @AfterEach
    void close() {
        newsroom.close();
    }

    private void subscribed(Provider provider) {
        newsroom.hooked(provider).subscribeAll(provider, GROUP, Filters.USUAL);
        newsroom.links.forget();
    }

    @Test
    void keepsOneCardOfAMergeRequest() {
        subscribed(GITLAB);
        newsroom.hear(gitlab("merge_request"));
        assertThat(newsroom.said()).containsExactly("""
                        -100 loud: 🟢 !12 Sell apples
                        demo/shop · apples → main
                        Open · by @ann
                        🏷 fruit""");

        newsroom.hear(mergeRequest("approved", 11).with("user.username", "bob"));
        newsroom.hear(mergeRequest("merge", 12).with("object_attributes.state", "merged"));
        assertThat(newsroom.said()).containsExactly("""
                        -100 loud: 🟣 !12 Sell apples
                        demo/shop · apples → main
                        Merged by @ann · by @ann
                        🏷 fruit
                        👍 approved by @bob""", "-100 silent ↩1: 🟣 !12 Sell apples was merged by @ann");
    }

    @Test
    void makesNoCardOfAChangeToWhatNobodyHasSeen() {
        subscribed(GITLAB);
        newsroom.hear(mergeRequest("update", 11), mergeRequest("approved", 12));
        assertThat(newsroom.said()).isEmpty();

        newsroom.hear(mergeRequest("merge", 13).with("object_attributes.state", "merged"));
        assertThat(newsroom.said()).containsExactly("-100 silent: 🟣 !12 Sell apples was merged by @ann");
    }

    @Test
    void letsNoOlderReportUndoANewerOne() {
        subscribed(GITLAB);
        newsroom.hear(mergeRequest("merge", 13).with("object_attributes.state", "merged"));
        newsroom.hear(gitlab("merge_request"), mergeRequest("update", 12));

        assertThat(newsroom.said()).hasSize(2);
        assertThat(newsroom.said().getLast()).startsWith("-100 loud: 🟣 !12 Sell apples");
    }

    @Test
    void showsADraftInSilenceAndSaysWhenItIsReady() {
        subscribed(GITHUB);
        newsroom.hear(github("pull_request").with("pull_request.draft", "true"));
        assertThat(newsroom.said().getFirst()).startsWith("-100 silent: 📝 #12 Sell apples");

        newsroom.hear(github("pull_request").with("action", "ready_for_review"));
        assertThat(newsroom.said().getLast()).isEqualTo("-100 loud ↩1: 🟢 #12 Sell apples is ready for review");
        assertThat(newsroom.said()).hasSize(2);
    }

    @Test
    void answersTheCardWithComments() {
        subscribed(GITLAB);
        newsroom.hear(gitlab("merge_request"), gitlab("note"));

        assertThat(newsroom.said().getLast())
                .isEqualTo("-100 silent ↩1: 💬 @bob on !12 Sell apples\n"
                        + "shop/fruit.py:14 Nice. @ann, what about pears?");
    }

    @Test
    void putsWhatOnePersonWritesInOneGoIntoOneMessage() {
        subscribed(GITHUB);
        newsroom.hear(github("pull_request"));
        for (int i = 1; i <= 6; i++) {
            newsroom.hear(
                    github("pull_request_review_comment").with("comment.id", i).with("comment.body", "No. " + i));
            newsroom.telegram.deliver();
            newsroom.clock.advance(Duration.ofSeconds(3));
        }
        assertThat(newsroom.said()).hasSize(2);
        assertThat(newsroom.said().getLast()).contains("No. 1").contains("No. 6");

        var carol = "{\"login\": \"carol\", \"id\": 40}";
        newsroom.hear(github("pull_request_review_comment")
                .with("comment.id", 7)
                .with("comment.user", carol)
                .with("sender", carol));
        assertThat(newsroom.said()).hasSize(3);

        newsroom.clock.advance(Duration.ofMinutes(1));
        newsroom.hear(github("pull_request_review_comment").with("comment.id", 8));
        assertThat(newsroom.said()).hasSize(4);
    }

    @Test
    void changesTheMessageOfACommentThatIsEdited() {
        subscribed(GITLAB);
        newsroom.hear(gitlab("merge_request"), gitlab("note"));
        newsroom.telegram.deliver();
        newsroom.clock.advance(Duration.ofHours(1));

        newsroom.hear(gitlab("note")
                .with("object_attributes.action", "update")
                .with("object_attributes.note", "Never mind."));

        assertThat(newsroom.said()).hasSize(2);
        assertThat(newsroom.said().getLast()).contains("(edited) Never mind.").doesNotContain("pears");
        assertThat(newsroom.telegram.edits()).isEqualTo(1);

        newsroom.hear(gitlab("note").with("object_attributes.action", "update").with("object_attributes.id", 99));
        assertThat(newsroom.said()).hasSize(2);
    }

    @Test
    void givesOneNoticeAPushWithTheDocumentationInIt() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL.docs(Rule.only("docs/**")));
        newsroom.hear(gitlab("push"));

        assertThat(newsroom.said()).hasSize(2);
        assertThat(newsroom.said()).contains("""
                -100 silent: 📝 @ann changed documentation on main
                demo/shop
                + docs/pears.md
                − docs/plums.md
                diff""");

        newsroom.hear(
                gitlab("push").with("commits", "[{\"id\": \"1\", \"message\": \"m\", \"modified\": [\"a.py\"]}]"));
        assertThat(newsroom.said()).as("a push without documentation").hasSize(3);
    }

    @Test
    void tellsOfTheWikiWithWhatChanged() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);
        newsroom.hear(gitlab("wiki_page"));

        assertThat(newsroom.said())
                .containsExactlyInAnyOrder(
                        "-100 silent: 📖 @ann changed the wiki page Fruit (diff)\nSay whom to ask\ndemo/shop",
                        "2 loud: 🗣 @ann mentioned you in 📖 Fruit\ndemo/shop\nAsk @bob.\n\n```\n@carol in code\n```");
        newsroom.hear(gitlab("wiki_page"));
        assertThat(newsroom.said()).as("named again on the same page").hasSize(3);
    }

    @Test
    void tellsNobodyWhatHeMayNotRead() {
        newsroom.hooked(GITLAB);
        newsroom.links.hide(BOB);

        newsroom.hear(gitlab("merge_request"));
        assertThat(newsroom.said()).containsExactly("2 loud: 🗣 @ann mentioned you in a merge request\ndemo/shop");
        assertThat(newsroom.telegram.html().getFirst()).contains("/-/merge_requests/12\"");
    }

    @Test
    void tellsOfTheTokenOfAGroupWhereItsProjectsAreHeardOf() {
        newsroom.hooks.save(new Hook(Sample.HOOK, GITLAB, "here", null, "demo"));
        newsroom.subscribeAll(GITLAB, GROUP, Filters.USUAL);

        newsroom.hear(gitlab("access_token")
                .without("project")
                .with("group", "{\"group_name\": \"Demo\", \"group_path\": \"demo\", \"group_id\": 3}"));
        newsroom.hear(gitlab("access_token").without("project").with("group", "{\"group_path\": \"dem\"}"));

        assertThat(newsroom.said())
                .containsExactly("-100 loud: 🔑 The access token deployer expires on 2026-01-12\ndemo");
    }

    @Test
    void processesWhatNobodyKnowsQuietly() {
        newsroom.database.update("""
                INSERT INTO events (id, type, payload, wake_at)
                VALUES (gen_random_uuid(), 'gitlab.teapot', '{"hook_id":"hook-1","body":{"object_kind":"teapot"}}', now())
                """);
        newsroom.settle();

        assertThat(newsroom.database.list("SELECT status FROM events", row -> row.text("status")))
                .containsExactly("processed");
    }

    private static Sample mergeRequest(String action, int minute) {
        return gitlab("merge_request")
                .with("object_attributes.action", action)
                .with("object_attributes.updated_at", "2026-01-05 09:%d:00 UTC".formatted(minute));
    }
}
