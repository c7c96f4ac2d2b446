package dev.dispatcher.assistant.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.assistant.linking.Links;
import dev.dispatcher.assistant.subscriptions.EventKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever signs out is asked about the hooks that were made with his token.
class LogoutTest {

    private final HookScene scene = new HookScene();
    private final Stage stage = scene.stage;

    @AfterEach
    void close() {
        scene.close();
    }

    private String says(String text) {
        stage.ada.say(Stage.ADA, text);
        stage.hear();
        return Stage.last(stage.ada);
    }

    private String presses(String label) {
        stage.ada.press(Stage.ADA, stage.ada.fromBot().getLast().id(), label);
        stage.hear();
        return Stage.last(stage.ada);
    }

    private int links() {
        return stage.bean(Links.class).of(Stage.ADA.id()).size();
    }

    @Test
    void endsEveryLinkAtOnceWhereThereIsNoHook() {
        says("/logout");
        assertThat(stage.ada.fromBot().getLast().buttons())
                .hasToString("[[GitHub: @ada], [GitLab: @ada], [All of them], [« Back]]");
        assertThat(presses("All of them"))
                .contains("GitLab @ada is unlinked and its token forgotten and revoked")
                .contains("GitHub @ada is unlinked and its token forgotten and revoked");

        assertThat(links()).isZero();
        assertThat(stage.gitlab.ledger().count("POST", "/oauth/revoke")).isEqualTo(1);
        assertThat(stage.github.ledger().count("DELETE", "**/token")).isEqualTo(1);
        assertThat(says("/logout")).isEqualTo("You have linked nothing.");
    }

    @Test
    void removesTheHooksFirstWhenAskedTo() {
        scene.subscribe(Provider.GITLAB, 1, EventKind.WIKI);
        scene.subscribe(Provider.GITHUB, 1, EventKind.WIKI);
        scene.see(Provider.GITLAB);
        scene.see(Provider.GITHUB);

        assertThat(says("/logout all")).contains("GitLab: demo/shop", "GitHub: demo/shop", "Shall I remove them");
        assertThat(links()).isEqualTo(2);
        assertThat(presses("Remove the hooks and sign out")).contains("revoked").doesNotContain("stay");

        assertThat(links()).isZero();
        assertThat(scene.hooks(Provider.GITLAB)).isEmpty();
        assertThat(scene.hooks(Provider.GITHUB)).isEmpty();
        assertThat(stage.database.list("SELECT id FROM hooks", row -> row.text("id")))
                .isEmpty();
    }

    @Test
    void listsTheHooksThatStay() {
        scene.subscribe(Provider.GITLAB, 1, EventKind.WIKI);
        scene.see(Provider.GITLAB);
        says("/logout gitlab");

        assertThat(presses("Sign out, keep the hooks")).contains("revoked", "These hooks stay", "GitLab: demo/shop");

        assertThat(links()).as("GitHub's").isEqualTo(1);
        assertThat(scene.hooks(Provider.GITLAB)).hasSize(1);
    }

    @Test
    void listsTheHooksThatCouldNotBeRemoved() {
        scene.subscribe(Provider.GITLAB, 1, EventKind.WIKI);
        scene.see(Provider.GITLAB);
        stage.gitlab.faults().on("DELETE", "**/hooks/*").answers(502);
        says("/logout all");

        assertThat(presses("Remove the hooks and sign out")).contains("These hooks stay", "GitLab: demo/shop");
        assertThat(links()).isZero();
    }

    @Test
    void saysWhenTheForgeDidNotTakeTheTokenBack() {
        stage.gitlab.faults().on("POST", "/oauth/revoke").answers(502);

        assertThat(says("/logout all")).contains("It could not be revoked there", "GitHub @ada is unlinked");

        assertThat(links()).isZero();
    }

    @Test
    void leavesALinkAloneThatSomebodyPressesInAGroup() {
        var group = stage.group();
        group.say(Stage.ADA, "/logout");
        stage.hear();

        assertThat(Stage.last(group)).contains("private chat");
        assertThat(links()).isEqualTo(2);
    }
}
