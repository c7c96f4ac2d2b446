package dev.dispatcher.assistant.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.assistant.subscriptions.EventKind;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where only signed calls are let in, nobody waits for those of a GitLab that signs none.
class SignatureRequiredTest {

    private final HookScene scene = new HookScene(Map.of("GITLAB_SIGNATURE_REQUIRED", "true"));

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aForgeThatSignsIsHeard() {
        for (var provider : Provider.values()) {
            scene.subscribe(provider, 1, EventKind.PIPELINES);

            assertThat(scene.see(provider)).isInstanceOf(Cared.Live.class);
        }
    }

    @Test
    void whoSubscribesHearsThatThisGitLabDoesNotSign() {
        scene.stage.gitlab.sign(false);
        scene.subscribe(Provider.GITLAB, 1, EventKind.PIPELINES);

        scene.stage
                .bean(HookWishes.class)
                .changed(
                        Provider.GITLAB,
                        scene.stage.forge(Provider.GITLAB).instance(),
                        null,
                        HookScene.PROJECT,
                        Stage.ADA.id());

        assertThat(scene.wishes(scene.stage.ada)).contains("does not sign", "GITLAB_SIGNATURE_REQUIRED");
        assertThat(scene.see(Provider.GITLAB)).isInstanceOf(Cared.Unsigned.class);
        assertThat(scene.hooks(Provider.GITLAB)).hasSize(1);
    }

    @Test
    void aHookThatIsThereIsTriedOnceMoreAndItsOwnerIsToldOnce() {
        scene.stage.gitlab.sign(false);
        scene.subscribe(Provider.GITLAB, 1, EventKind.PIPELINES);
        scene.see(Provider.GITLAB);
        int told = Stage.told(scene.stage.ada).size();

        assertThat(scene.look()).contains("does not sign", "GITLAB_SIGNATURE_REQUIRED");
        scene.look();
        assertThat(Stage.told(scene.stage.ada)).hasSize(told + 1);

        scene.stage.gitlab.sign(true);
        assertThat(scene.look()).contains("is well again");
        assertThat(scene.hooks(Provider.GITLAB).getFirst().isSigned()).isTrue();
    }
}
