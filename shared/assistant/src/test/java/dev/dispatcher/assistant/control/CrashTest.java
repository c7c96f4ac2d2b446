package dev.dispatcher.assistant.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.events.Reactions;
import dev.dispatcher.standins.telegram.world.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Workers die and answers get lost. The same event goes on and looks first; nobody else does.
class CrashTest {

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private Delivery confirmed(Act act, Offer offer) {
        scene.hang(offer);
        scene.press(Stage.ADA, act.name());
        var label = act == Act.MERGE ? "Yes: Merge" : "Yes: Stop";
        scene.group.press(Stage.ADA, scene.group.fromBot().getLast().id(), label);
        return scene.stage.newest();
    }

    @ParameterizedTest
    @EnumSource
    void countsWhatADeadWorkerDidAsDone(Provider provider) {
        var offer = scene.merge(Act.MERGE, provider);
        var event = confirmed(Act.MERGE, offer);

        // It died after the forge's answer, before its own commit.
        assertThat(scene.stage.bean(Reactions.class).to(event)).isInstanceOf(Reaction.Done.class);
        assertThat(scene.state(provider, offer)).isEqualTo("merged");
        scene.stage.process(event);

        assertThat(scene.changes(provider)).hasSize(1);
        assertThat(Stage.last(scene.group)).contains("done");
    }

    @ParameterizedTest
    @EnumSource
    void looksBeforeItTriesAgainAfterALostAnswer(Provider provider) {
        var offer = scene.merge(Act.MERGE, provider);
        var event = confirmed(Act.MERGE, offer);
        scene.faults(provider).on("PUT", "**/merge").times(1).losesTheAnswer();

        assertThat(scene.stage.process(event)).isInstanceOf(Reaction.Unavailable.class);
        assertThat(scene.stage.process(event)).isInstanceOf(Reaction.Done.class);

        assertThat(scene.changes(provider)).hasSize(1);
        assertThat(scene.state(provider, offer)).isEqualTo("merged");
        assertThat(Stage.last(scene.group)).contains("done");
    }

    @ParameterizedTest
    @EnumSource
    void doesItAfterAllWhenNothingHadCome(Provider provider) {
        var offer = scene.merge(Act.MERGE, provider);
        var event = confirmed(Act.MERGE, offer);
        scene.faults(provider).on("PUT", "**/merge").times(1).answers(502);

        assertThat(scene.stage.process(event)).isInstanceOf(Reaction.Unavailable.class);
        assertThat(scene.stage.process(event)).isInstanceOf(Reaction.Done.class);

        assertThat(scene.state(provider, offer)).isEqualTo("merged");
    }

    private Delivery declined(Offer offer, String reason) {
        scene.hang(offer);
        scene.press(Stage.ADA, "DECLINE");
        int question = scene.group.fromBot().getLast().id();
        scene.group.say(Stage.ADA, reason, new Message.Manner(false, 0, question));
        return scene.stage.newest();
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheReasonOfADeclineThatADeadWorkerHadNotComeTo(Provider provider) {
        var offer = scene.merge(Act.DECLINE, provider);
        var event = declined(offer, "We do it elsewhere.");
        scene.faults(provider).on("POST", commentsOf(provider)).times(1).answers(502);

        assertThat(scene.stage.process(event)).isInstanceOf(Reaction.Unavailable.class);
        assertThat(scene.state(provider, offer)).isEqualTo("closed");
        assertThat(scene.said(provider, offer)).isEmpty();
        assertThat(scene.stage.process(event)).isInstanceOf(Reaction.Done.class);

        assertThat(scene.said(provider, offer)).containsExactly("We do it elsewhere.");
        assertThat(Stage.last(scene.group)).contains("done");
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheReasonOfADeclineOnce(Provider provider) {
        var offer = scene.merge(Act.DECLINE, provider);
        var event = declined(offer, "We do it elsewhere.");
        scene.faults(provider).on("POST", commentsOf(provider)).times(1).losesTheAnswer();

        assertThat(scene.stage.process(event)).isInstanceOf(Reaction.Unavailable.class);
        assertThat(scene.stage.process(event)).isInstanceOf(Reaction.Done.class);

        assertThat(scene.said(provider, offer)).containsExactly("We do it elsewhere.");
    }

    private static String commentsOf(Provider provider) {
        return switch (provider) {
            case GITLAB -> "**/notes";
            case GITHUB -> "**/comments";
        };
    }

    /// Whoever has sent this message died before he could say so.
    private void unrecord(int message) {
        scene.stage.database.update("UPDATE cards SET message_id = NULL, shown = NULL WHERE message_id = ?", message);
        scene.stage.database.update("""
                UPDATE news
                   SET state = 'waiting', sent_at = NULL, message_id = NULL, wake_at = clock_timestamp()
                 WHERE message_id = ?
                """, message);
    }

    @Test
    void knowsAPressOnACardWhoseSenderDiedBeforeHeSaidWhichMessageItIs() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        int card = scene.hang(offer);
        unrecord(card);

        assertThat(scene.press(Stage.ADA, card, "MERGE")).contains("Confirm");
        int question = scene.group.fromBot().getLast().id();
        unrecord(question);
        assertThat(scene.press(Stage.ADA, question, "Yes: Merge")).contains("done");

        assertThat(scene.state(Provider.GITLAB, offer)).isEqualTo("merged");
        assertThat(Stage.told(scene.group))
                .filteredOn("A card"::equals)
                .as("not sent again")
                .hasSize(1);
    }

    @Test
    void sendsWhoPressesTheFirstOfTwoMessagesToTheSecond() {
        var offer = scene.merge(Act.DECLINE, Provider.GITLAB);
        int first = scene.hang(offer);
        unrecord(first);
        scene.stage.deliver();
        int second = scene.group.fromBot().getLast().id();
        assertThat(second).isNotEqualTo(first);

        assertThat(scene.press(Stage.ADA, first, "DECLINE")).contains("@ada", "Press it on the one I answer here");
        assertThat(scene.group.fromBot().getLast().replyTo()).isEqualTo(second);
        assertThat(scene.ledger(Provider.GITLAB).all()).isEmpty();

        assertThat(scene.press(Stage.ADA, second, "DECLINE")).contains("Confirm");
    }

    @Test
    void refusesAnotherEventWhileOneIsHalfDone() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        var event = confirmed(Act.MERGE, offer);
        scene.faults(Provider.GITLAB).on("PUT", "**/merge").times(1).answers(502);
        scene.stage.process(event);

        assertThat(scene.press(Stage.ADA, "Yes: Merge")).contains("pressed already");
        assertThat(scene.state(Provider.GITLAB, offer)).isEqualTo("open");
    }

    @Test
    void saysThatNobodyKnowsAfterTheLastAttempt() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        var event = confirmed(Act.MERGE, offer);
        scene.faults(Provider.GITLAB).on("PUT", "**/merge").answers(502);

        scene.stage.process(event);
        scene.stage.process(new Delivery(event.id(), event.type(), event.payload(), 3, 3, event.createdAt()));

        assertThat(Stage.last(scene.group)).contains("has not answered");
        assertThat(scene.stage.database.list("SELECT outcome FROM acts", row -> row.text("outcome")))
                .containsExactly("Unanswered");
    }

    @Test
    void tellsADeniedMergeFromADeadTokenByAskingWhoIsThere() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        scene.hang(offer);
        scene.press(Stage.ADA, "MERGE");
        scene.ledger(Provider.GITLAB).clear();
        scene.faults(Provider.GITLAB).on("PUT", "**/merge").times(1).answers(401);

        assertThat(scene.press(Stage.ADA, "Yes: Merge")).contains("no right");

        assertThat(scene.ledger(Provider.GITLAB).count("GET", "**/user")).isEqualTo(1);
        assertThat(scene.ledger(Provider.GITLAB).count("POST", "/oauth/token")).isZero();
    }
}
