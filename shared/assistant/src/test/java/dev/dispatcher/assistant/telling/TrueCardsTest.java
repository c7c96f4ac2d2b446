package dev.dispatcher.assistant.telling;

import static dev.dispatcher.assistant.Newsroom.ANN;
import static dev.dispatcher.assistant.Newsroom.GROUP;
import static dev.dispatcher.assistant.Provider.GITHUB;
import static dev.dispatcher.assistant.Provider.GITLAB;
import static dev.dispatcher.assistant.Sample.github;
import static dev.dispatcher.assistant.Sample.gitlab;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Newsroom;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What nobody is told of changes the cards that are there all the same: one that still says "open", with a button to
/// merge, is worse than a message too many.
class TrueCardsTest {

    private static final String BOT = "{\"id\": 49, \"login\": \"merge[bot]\", \"type\": \"Bot\"}";

    private final Newsroom newsroom = new Newsroom();

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void whatIMergeMyselfIsMergedOnMyCard() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, ANN, Filters.USUAL);
        newsroom.hear(gitlab("merge_request")
                .with("user", "{\"id\": 22, \"username\": \"bob\", \"name\": \"Bob\"}")
                .with("object_attributes.description", ""));
        newsroom.telegram.deliver();

        newsroom.hear(merged());

        assertThat(newsroom.said())
                .singleElement()
                .asString()
                .startsWith("1 loud: 🟣")
                .contains("Merged by @ann");
        assertThat(newsroom.telegram.edits()).isEqualTo(1);
    }

    @Test
    void whatABotMergesIsMergedOnTheCard() {
        newsroom.hooked(GITHUB).subscribeAll(GITHUB, GROUP, Filters.USUAL);
        newsroom.hear(github("pull_request").with("pull_request.body", ""));

        newsroom.hear(github("pull_request")
                .with("action", "closed")
                .with("pull_request.merged", "true")
                .with("pull_request.state", "closed")
                .with("pull_request.updated_at", "2026-01-05T09:20:00Z")
                .with("sender", BOT));

        assertThat(newsroom.said()).singleElement().asString().contains("Merged by @merge[bot]");
    }

    @Test
    void whatABotRunsAgainRunsOnTheCard() {
        newsroom.hooked(GITHUB).subscribeAll(GITHUB, GROUP, Filters.USUAL);
        newsroom.hear(onApples(github("workflow_run")));

        newsroom.hear(onApples(github("workflow_run"))
                .with("workflow_run.run_attempt", 2)
                .with("workflow_run.conclusion", "success")
                .with("workflow_run.triggering_actor", BOT)
                .with("sender", BOT));

        assertThat(newsroom.said()).hasSize(2);
        assertThat(newsroom.said().getFirst()).startsWith("-100 silent: ✅ CI #17 passed");
    }

    private static Sample onApples(Sample run) {
        return run.with("workflow_run.head_branch", "apples");
    }

    @Test
    void aRuleAboutAuthorsRemembersWhoWroteIt() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL.authors(Rule.only("ann")));
        newsroom.links.forget();
        newsroom.hear(gitlab("merge_request"));

        newsroom.hear(merged().with("user", "{\"id\": 22, \"username\": \"bob\", \"name\": \"Bob\"}"));

        assertThat(newsroom.said()).hasSize(2);
        assertThat(newsroom.said().getLast()).isEqualTo("-100 silent ↩1: 🟣 !12 Sell apples was merged by @bob");
    }

    @Test
    void whatABotProposesIsItsNoiseWhoeverMergesIt() {
        newsroom.hooked(GITHUB).subscribeAll(GITHUB, GROUP, Filters.USUAL);
        newsroom.links.forget();

        newsroom.hear(github("pull_request").with("pull_request.user", BOT).with("sender", BOT));
        newsroom.hear(github("pull_request")
                .with("pull_request.user", BOT)
                .with("action", "closed")
                .with("pull_request.merged", "true"));

        assertThat(newsroom.said()).isEmpty();
    }

    private static Sample merged() {
        return gitlab("merge_request")
                .with("object_attributes.action", "merge")
                .with("object_attributes.state", "merged")
                .with("object_attributes.updated_at", "2026-01-05 09:30:00 UTC");
    }
}
