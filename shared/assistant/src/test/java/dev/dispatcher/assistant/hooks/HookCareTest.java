package dev.dispatcher.assistant.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.assistant.subscriptions.EventKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HookCareTest {

    private final HookScene scene = new HookScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource
    void makesOneHookForWhatIsNeededAndTestsIt(Provider provider) {
        scene.subscribe(provider, 1, EventKind.PIPELINES);
        scene.subscribe(provider, 2, EventKind.WIKI, EventKind.PIPELINES);

        var cared = scene.see(provider);
        scene.see(provider);

        assertThat(cared).isInstanceOf(Cared.Live.class);
        assertThat(scene.creations(provider)).isEqualTo(1);
        var hook = scene.hooks(provider).getFirst();
        assertThat(scene.hooks(provider)).hasSize(1);
        assertThat(hook.words()).isEqualTo(HookScene.words(provider));
        assertThat(hook.url())
                .isEqualTo(scene.ours.url() + "/webhooks/" + provider.word() + "/" + ((Cared.Live) cared).hookId());
        assertThat(scene.ours.asked()).isNotEmpty();
        assertThat(scene.stage.bean(Hooks.class).find(((Cared.Live) cared).hookId()))
                .isPresent();
    }

    @Test
    void givesTheSecretsThatFollowFromItsId() {
        scene.subscribe(Provider.GITLAB, 1, EventKind.PIPELINES);

        scene.see(Provider.GITLAB);

        var asked = scene.ours.asked().getFirst();
        assertThat(asked.header("X-Gitlab-Token").orElseThrow()).matches("[0-9a-f]{64}");
        assertThat(asked.header("webhook-signature")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void widensAndNarrowsWithTheSubscriptions(Provider provider) {
        var pipelines = scene.subscribe(provider, 1, EventKind.PIPELINES);
        scene.see(provider);
        scene.subscribe(provider, 2, EventKind.WIKI);
        scene.see(provider);
        assertThat(scene.hooks(provider).getFirst().words()).isEqualTo(HookScene.words(provider));

        scene.subscriptions.unsubscribe(pipelines);
        scene.see(provider);

        assertThat(scene.hooks(provider).getFirst().words()).hasSize(1);
        assertThat(scene.creations(provider)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void removesItWithTheLastSubscription(Provider provider) {
        var only = scene.subscribe(provider, 1, EventKind.PIPELINES);
        scene.see(provider);
        scene.subscriptions.unsubscribe(only);

        assertThat(scene.see(provider)).isEqualTo(new Cared.Removed());

        assertThat(scene.hooks(provider)).isEmpty();
        assertThat(scene.stage.database.list("SELECT id FROM hooks", row -> row.text("id")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsItsOwnHookAgainAfterItsRowWasLost(Provider provider) {
        scene.subscribe(provider, 1, EventKind.PIPELINES);
        scene.see(provider);
        scene.stage.database.update("DELETE FROM hooks");

        assertThat(scene.see(provider)).isInstanceOf(Cared.Live.class);

        assertThat(scene.hooks(provider)).hasSize(1);
        assertThat(scene.creations(provider)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatItTakesMoreRights(Provider provider) {
        scene.subscribe(provider, 1, EventKind.PIPELINES);

        assertThat(scene.care.see(Stage.BOB.id(), provider, HookScene.PROJECT))
                .isEqualTo(new Cared.NoRight(HookScene.PROJECT));
        assertThat(scene.care.see(999, provider, HookScene.PROJECT)).isEqualTo(new Cared.NotLinked());
        assertThat(scene.care.see(Stage.ADA.id(), provider, "demo/none")).isEqualTo(new Cared.NoSuchProject());
        assertThat(scene.creations(provider)).isZero();
    }

    @Test
    void saysWhenTheForgeCannotReachUs() {
        scene.subscribe(Provider.GITLAB, 1, EventKind.PIPELINES);
        scene.ours.answering(500, "");

        assertThat(scene.see(Provider.GITLAB)).isInstanceOf(Cared.Untested.class);
    }

    @Test
    void tellsTheSameOfAHookMadeByHandEachTime() {
        var desk = scene.stage.bean(HandMadeHooks.class);

        var first = (HandMadeHooks.Made.Registered) desk.register(Provider.GITLAB, HookScene.PROJECT);
        var second = (HandMadeHooks.Made.Registered) desk.register(Provider.GITLAB, "Demo/Shop");

        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.url()).isEqualTo(first.url());
        assertThat(second.secret()).isEqualTo(first.secret()).matches("[0-9a-f]{64}");
        assertThat(first.toString()).doesNotContain(first.secret());
    }
}
