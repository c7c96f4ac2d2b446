package dev.dispatcher.assistant.telling;

import static dev.dispatcher.assistant.Newsroom.GROUP;
import static dev.dispatcher.assistant.Provider.GITHUB;
import static dev.dispatcher.assistant.Provider.GITLAB;
import static dev.dispatcher.assistant.Sample.github;
import static dev.dispatcher.assistant.Sample.gitlab;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Newsroom;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.hooks.Hook;
import dev.dispatcher.assistant.subscriptions.Filters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HookTest {

    private final Newsroom newsroom = new Newsroom();

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void listensToNoHookThatIsGoneOrSpeaksOfOthers() {
        newsroom.hear(gitlab("merge_request"));
        newsroom.hooks.save(new Hook(Sample.HOOK, GITLAB, "here", 8L, "demo/other"));
        newsroom.subscribeAll(GITLAB, GROUP, Filters.USUAL);
        newsroom.hear(gitlab("merge_request"), gitlab("wiki_page"));
        newsroom.hooks.save(new Hook("elsewhere", GITHUB, "here", 7L, "demo/shop"));

        assertThat(newsroom.said()).isEmpty();
    }

    @Test
    void believesOnlyTheForgeItselfThatAccessIsTakenBack() {
        newsroom.hooked(GITHUB);
        newsroom.hear(github("github_app_authorization"), github("installation"));
        assertThat(newsroom.links.revoked()).isEmpty();

        newsroom.hooks.save(new Hook(Sample.HOOK, GITHUB, "here", null, Hook.ALL));
        newsroom.database.update("UPDATE hooks SET project_id = NULL");
        newsroom.hear(github("github_app_authorization"));
        assertThat(newsroom.links.revoked()).containsExactly("github here bob-b");
    }

    @Test
    void knowsThatAHookLives() {
        newsroom.hooked(GITHUB);
        newsroom.hear(github("ping"));
        assertThat(newsroom.database.list("SELECT id FROM hooks WHERE live_at IS NOT NULL", row -> row.text("id")))
                .containsExactly(Sample.HOOK);
    }

    @Test
    void tellsAWebhookThatComesTwiceOnceAndTwoOfOneActTwice() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);

        newsroom.hear(gitlab("release"), "key-1");
        newsroom.hear(gitlab("release"), "key-1");
        assertThat(newsroom.said()).hasSize(1);

        newsroom.hear(gitlab("deployment").header("x-gitlab-event-uuid", "u"), "key-2");
        newsroom.hear(gitlab("tag_push").header("x-gitlab-event-uuid", "u"), "key-3");
        assertThat(newsroom.said()).hasSize(3);
    }
}
