package dev.dispatcher.assistant.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.people.Place;
import dev.dispatcher.standins.telegram.world.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two people with two links, on both forges: what they may do is done, as them.
class ControlTest {

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource
    void mergesAfterAQuestion(Provider provider) {
        var offer = scene.merge(Act.MERGE, provider);
        scene.hang(offer);

        var question = scene.press(Stage.ADA, "MERGE");
        assertThat(question).contains("Confirm", "@ada", offer.sha().substring(0, 8));
        assertThat(scene.changes(provider)).isEmpty();
        assertThat(scene.press(Stage.ADA, "Yes: Merge")).contains("Merge", "@ada", "done");

        assertThat(scene.state(provider, offer)).isEqualTo("merged");
        assertThat(scene.changes(provider)).hasSize(1);
        assertThat(scene.group.fromBot().getLast().buttons()).isEmpty();
        assertThat(scene.stage.database.one(
                        "SELECT concat_ws(' ', user_id, act, username, outcome) AS row FROM acts",
                        row -> row.text("row")))
                .contains("501 merge ada Done");
    }

    @ParameterizedTest
    @EnumSource
    void declinesAfterAQuestion(Provider provider) {
        var offer = scene.merge(Act.DECLINE, provider);
        scene.hang(offer);

        scene.press(Stage.ADA, "DECLINE");
        assertThat(scene.press(Stage.ADA, "Yes: Decline")).contains("done");

        assertThat(scene.state(provider, offer)).isEqualTo("closed");
    }

    @ParameterizedTest
    @EnumSource
    void declinesWithTheReasonThatSomebodyAnswersWith(Provider provider) {
        var offer = scene.merge(Act.DECLINE, provider);
        scene.hang(offer);
        assertThat(scene.press(Stage.ADA, "DECLINE")).contains("reply to this message");
        int question = scene.group.fromBot().getLast().id();

        scene.group.say(Stage.BOB, "Why?", new Message.Manner(false, 0, question));
        scene.stage.hear();
        assertThat(scene.state(provider, offer)).isEqualTo("open");
        scene.group.say(Stage.ADA, "We do it <elsewhere>.", new Message.Manner(false, 0, question));
        scene.stage.hear();

        assertThat(scene.state(provider, offer)).isEqualTo("closed");
        assertThat(scene.said(provider, offer)).containsExactly("We do it <elsewhere>.");
        assertThat(scene.group.fromBot().getLast().text()).contains("Decline", "@ada", "done");
        assertThat(scene.acts()).isEqualTo(1);
        // What is said to the answer afterwards is no reason any more.
        scene.group.say(Stage.ADA, "Sorry.", new Message.Manner(false, 0, question));
        scene.stage.hear();
        assertThat(scene.said(provider, offer)).hasSize(1);
    }

    @Test
    void takesNoReasonAfterAMinute() {
        var offer = scene.merge(Act.DECLINE, Provider.GITLAB);
        scene.hang(offer);
        scene.press(Stage.ADA, "DECLINE");
        int question = scene.group.fromBot().getLast().id();
        scene.expire("confirm");

        scene.group.say(Stage.ADA, "Not now", new Message.Manner(false, 0, question));
        scene.stage.hear();

        assertThat(Stage.last(scene.group)).contains("too old");
        assertThat(scene.changes(Provider.GITLAB)).isEmpty();
    }

    @Test
    void playsAJobThatWaitsForSomebody() {
        var offer = scene.possible(Act.PLAY, Provider.GITLAB);
        int card = scene.hang(offer);

        assertThat(scene.press(Stage.ADA, card, "PLAY")).contains("Play", "@ada", "done");

        assertThat(scene.project.pipelines().getLast().job("preview").status()).isNotEqualTo("manual");
        int changes = scene.changes(Provider.GITLAB).size();
        scene.hang(offer);
        assertThat(scene.press(Stage.ADA, card, "PLAY")).contains("done already");
        assertThat(scene.changes(Provider.GITLAB)).hasSize(changes);
    }

    @ParameterizedTest
    @EnumSource
    void approvesAtOnceAndOnceOnly(Provider provider) {
        var offer = scene.merge(Act.APPROVE, provider);
        int message = scene.hang(offer);

        assertThat(scene.press(Stage.ADA, message, "APPROVE")).contains("done");
        int changes = scene.changes(provider).size();
        assertThat(scene.press(Stage.ADA, message, "APPROVE")).contains("done already");

        assertThat(scene.changes(provider)).hasSize(changes);
    }

    @ParameterizedTest
    @EnumSource
    void stopsAndRetries(Provider provider) {
        var id = scene.pipeline(provider);
        scene.hang(scene.offer(Act.STOP, provider, id, ""));
        scene.press(Stage.ADA, "STOP");
        assertThat(scene.press(Stage.ADA, "Yes: Stop")).contains("done");
        assertThat(scene.isRunning(provider, id)).isFalse();

        var retry = new Offer(
                Act.RETRY,
                Place.chat(scene.group.id()),
                "another card",
                provider,
                scene.stage.forge(provider).instance(),
                Scene.PROJECT,
                id,
                "");
        scene.hang(retry);
        assertThat(scene.press(Stage.ADA, "RETRY")).contains("done");
        assertThat(scene.isRunning(provider, id)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void runsABranchAndAsksFirstWhereItIsProtected(Provider provider) {
        scene.hang(scene.possible(Act.RUN, provider));
        assertThat(scene.press(Stage.ADA, "RUN")).contains("done");

        scene.hang(scene.onTheMainBranch(provider));
        int changes = scene.changes(provider).size();
        assertThat(scene.press(Stage.ADA, "RUN")).contains("Confirm");
        assertThat(scene.changes(provider)).hasSize(changes);
        assertThat(scene.press(Stage.ADA, "Yes: Run")).contains("done");
    }

    @ParameterizedTest
    @EnumSource
    void findsAProjectByItsNumber(Provider provider) {
        var offer = scene.merge(Act.APPROVE, provider);
        var id = scene.stage
                .forge(provider)
                .project(
                        new dev.dispatcher.assistant.forge.Token(
                                provider == Provider.GITLAB
                                        ? scene.stage.gitlab.token("ada")
                                        : scene.stage.github.token("ada")),
                        Scene.PROJECT)
                .orElseThrow()
                .id();
        scene.hang(new Offer(
                offer.act(), offer.place(), offer.card(), provider, offer.instance(), id, offer.number(), offer.sha()));

        assertThat(scene.press(Stage.ADA, "APPROVE")).contains("done");
    }
}
