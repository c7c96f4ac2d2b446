package dev.dispatcher.assistant.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.standins.gitlab.world.Rights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookLookTest {

    private final HookScene scene = new HookScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void turnsOnAgainWhatTheForgeHasGivenUpOnAndTellsItsOwner() {
        scene.subscribe(Provider.GITLAB, 1, EventKind.MERGE_REQUESTS);
        scene.see(Provider.GITLAB);
        scene.fail(6);
        assertThat(scene.hooks(Provider.GITLAB).getFirst().isOn()).isFalse();
        int told = Stage.told(scene.stage.ada).size();

        assertThat(scene.look()).contains("is off", "cannot reach us");
        scene.look();
        assertThat(Stage.told(scene.stage.ada)).hasSize(told + 1);

        scene.ours.answering(200, "{}");
        assertThat(scene.look()).contains("turned it on again");
        assertThat(scene.hooks(Provider.GITLAB).getFirst().isOn()).isTrue();
        assertThat(scene.look()).contains("turned it on again");
        assertThat(Stage.told(scene.stage.ada)).hasSize(told + 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7})
    void sendsAgainWhatNobodyHeardFiveAMinuteAtMost(int failures) {
        scene.subscribe(Provider.GITHUB, 1, EventKind.MERGE_REQUESTS);
        scene.see(Provider.GITHUB);
        scene.ours.answering(500, "");
        for (int i = 0; i < failures; i++)
            scene.stage.github.repository(HookScene.PROJECT).openPull("bob", "branch-" + i, "Change");
        scene.tick();
        scene.ours.answering(200, "{}");

        scene.look();

        assertThat(scene.stage.github.ledger().count("POST", "**/attempts")).isEqualTo(Math.min(failures, 5));
        scene.look();
        assertThat(scene.stage.github.ledger().count("POST", "**/attempts")).isEqualTo(failures);
        scene.look();
        assertThat(scene.stage.github.ledger().count("POST", "**/attempts")).isEqualTo(failures);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotSendAgainWhatIsTooLargeAndSaysSoOnce(Provider provider) {
        scene.subscribe(provider, 1, EventKind.MERGE_REQUESTS);
        scene.see(provider);
        scene.ours.answering(413, "");
        switch (provider) {
            case GITLAB ->
                scene.stage.gitlab.project(HookScene.PROJECT).reviews().open("bob", "big", "Change");
            case GITHUB -> scene.stage.github.repository(HookScene.PROJECT).openPull("bob", "big", "Change");
        }
        scene.tick();
        scene.ours.answering(200, "{}");
        int told = Stage.told(scene.stage.ada).size();

        assertThat(scene.look()).contains("too large to be taken");
        scene.look();

        assertThat(Stage.told(scene.stage.ada)).hasSize(told + 1);
        assertThat(scene.stage.github.ledger().count("POST", "**/attempts")).isZero();
        assertThat(scene.stage.gitlab.ledger().count("POST", "**/resend")).isZero();
    }

    @Test
    void makesAgainWhatSomebodyHasDeleted() {
        scene.subscribe(Provider.GITHUB, 1, EventKind.WIKI);
        scene.see(Provider.GITHUB);
        scene.stage
                .forge(Provider.GITHUB)
                .hooks()
                .delete(
                        scene.token(Provider.GITHUB),
                        HookScene.PROJECT,
                        scene.hooks(Provider.GITHUB).getFirst().id());

        scene.look();

        assertThat(scene.hooks(Provider.GITHUB)).hasSize(1);
    }

    @Test
    void saysOnceThatNobodyCanLookAfterIt() {
        scene.subscribe(Provider.GITLAB, 1, EventKind.WIKI);
        scene.see(Provider.GITLAB);
        scene.stage.gitlab.project(HookScene.PROJECT).grant("ada", Rights.DEVELOPER);
        int told = Stage.told(scene.stage.ada).size();

        assertThat(scene.look()).contains("Nobody can look after");
        scene.look();

        assertThat(Stage.told(scene.stage.ada)).hasSize(told + 1);
    }
}
