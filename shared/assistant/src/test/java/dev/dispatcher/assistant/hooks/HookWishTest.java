package dev.dispatcher.assistant.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.standins.telegram.ChatHandle;
import dev.dispatcher.standins.telegram.world.Person;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What people press in their chats becomes a hook that fits.
class HookWishTest {

    private final HookScene scene = new HookScene();
    private final ChatHandle ada = scene.stage.ada;
    private final ChatHandle bob = scene.stage.bob;

    @AfterEach
    void close() {
        scene.close();
    }

    private void subscribe(ChatHandle chat, Person person, Provider provider) {
        chat.say(person, "/subscribe");
        scene.stage.hear();
        press(chat, person, provider.title());
        press(chat, person, HookScene.PROJECT);
    }

    /// Below the newest message that has this button.
    private void press(ChatHandle chat, Person person, String label) {
        var message = chat.fromBot().reversed().stream()
                .filter(seen -> seen.buttons().stream().flatMap(List::stream).anyMatch(label::equals))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " is nowhere in " + chat.fromBot()));
        chat.press(person, message.id(), label);
        scene.stage.hear();
    }

    private void unsubscribe(ChatHandle chat, Person person, Provider provider) {
        chat.say(person, "/unsubscribe");
        scene.stage.hear();
        press(chat, person, "✕ " + HookScene.PROJECT + " · " + provider.title());
    }

    @ParameterizedTest
    @EnumSource
    void subscribingMakesItChangingChangesItAndTheLastOneRemovesIt(Provider provider) {
        subscribe(ada, Stage.ADA, provider);
        assertThat(scene.wishes(ada)).contains("demo/shop", "is live");
        assertThat(scene.hooks(provider)).hasSize(1);
        var wiki = provider == Provider.GITLAB ? "wiki_page_events" : "gollum";
        assertThat(scene.hooks(provider).getFirst().words()).contains(wiki);
        int told = Stage.told(ada).size();

        press(ada, Stage.ADA, "☑ Wiki");
        scene.wishes(ada);

        assertThat(scene.hooks(provider).getFirst().words()).doesNotContain(wiki);
        assertThat(Stage.told(ada)).as("nothing more is said of it").hasSize(told);
        unsubscribe(ada, Stage.ADA, provider);
        scene.wishes(ada);
        assertThat(scene.hooks(provider)).isEmpty();
        assertThat(scene.creations(provider)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whoMayNotIsHelpedByWhoHadItMade(Provider provider) {
        subscribe(ada, Stage.ADA, provider);
        scene.wishes(ada);
        subscribe(bob, Stage.BOB, provider);
        press(bob, Stage.BOB, "☐ Deployments");
        int told = Stage.told(bob).size();
        scene.wishes(bob);

        var deployments = provider == Provider.GITLAB ? "deployment_events" : "deployment_status";
        assertThat(scene.hooks(provider).getFirst().words()).contains(deployments);
        assertThat(Stage.told(bob)).hasSize(told);
        unsubscribe(ada, Stage.ADA, provider);
        unsubscribe(bob, Stage.BOB, provider);
        scene.wishes(bob);
        assertThat(scene.hooks(provider)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void explainsWhatIsMissingWhereNobodyMay(Provider provider) {
        subscribe(bob, Stage.BOB, provider);

        assertThat(scene.wishes(bob)).contains("maintainer or administrator", "by hand");
        assertThat(scene.hooks(provider)).isEmpty();

        // Somebody makes it by hand, and it is heard.
        var made = (HandMadeHooks.Made.Registered)
                scene.stage.bean(HandMadeHooks.class).register(provider, HookScene.PROJECT);
        scene.stage.bean(Hooks.class).live(made.id());
        press(bob, Stage.BOB, "☑ Wiki");
        int told = Stage.told(bob).size();
        scene.wishes(bob);
        assertThat(Stage.told(bob)).hasSize(told);
    }

    @Test
    void countsWhoAdministersByAnInvitedGroupAsWell() {
        scene.stage
                .gitlab
                .project(HookScene.PROJECT)
                .grant("bob", Rights.REPORTER)
                .grantByInvitation("bob", Rights.MAINTAINER);
        subscribe(bob, Stage.BOB, Provider.GITLAB);

        assertThat(scene.wishes(bob)).contains("is live");
    }

    @Test
    void triesAgainWhileTheForgeDoesNotAnswerAndSaysSoInTheEnd() {
        subscribe(ada, Stage.ADA, Provider.GITLAB);
        scene.stage.gitlab.faults().on("POST", "**/hooks").answers(502);

        assertThat(scene.wishes(ada, 1)).doesNotContain("is not made");
        assertThat(scene.wishes(ada, 3)).contains("is not made", "502");
    }

    @ParameterizedTest
    @EnumSource
    void givesTheForgeTheSecretOfTheNewMaster(Provider provider) {
        subscribe(ada, Stage.ADA, provider);
        scene.wishes(ada);
        scene.stage.database.update("UPDATE hooks SET secret_mark = 'of another'");
        var verb = provider == Provider.GITLAB ? "PUT" : "PATCH";

        scene.look();
        assertThat(scene.updates(provider, verb)).isEqualTo(1);
        scene.look();
        assertThat(scene.updates(provider, verb)).isEqualTo(1);
    }
}
