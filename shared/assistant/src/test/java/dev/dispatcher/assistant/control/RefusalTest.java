package dev.dispatcher.assistant.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.standins.telegram.world.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever must not happen: nothing is called at the forge, and whoever tried is told why.
class RefusalTest {

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void countsAnAnswerForAMinuteAndAButtonForAMonth() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        scene.hang(offer);
        scene.press(Stage.ADA, "MERGE");
        assertThat(scene.stage.database.list(
                        "SELECT round(extract(epoch FROM expires_at - created_at)) AS s FROM actions WHERE step <> 'offer'",
                        row -> row.number("s")))
                .containsOnly(60);
        scene.stage.database.update("UPDATE actions SET expires_at = clock_timestamp() WHERE step <> 'offer'");

        assertThat(scene.press(Stage.ADA, "Yes: Merge")).contains("too old");
        assertThat(scene.stage.database.one(
                        "SELECT round(extract(epoch FROM expires_at - created_at) / 86400) AS d FROM actions WHERE step = 'offer'",
                        row -> row.number("d")))
                .contains(30);
        assertThat(scene.changes(Provider.GITLAB)).isEmpty();
    }

    @Test
    void letsNobodyActWithoutAName() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        int card = scene.hang(offer);
        scene.group.press(Stage.ADA, card, "MERGE");
        var update = scene.stage.telegram.pending().getLast();
        scene.stage.hush();

        scene.stage.process(scene.stage.event(update.replace("\"id\":501", "\"id\":1087968824")));
        assertThat(Stage.last(scene.group)).contains("without a name");
        scene.stage.process(scene.stage.event(update.replace("\"type\":\"group\"", "\"type\":\"channel\"")));
        assertThat(Stage.last(scene.group)).contains("without a name");

        assertThat(scene.ledger(Provider.GITLAB).all()).isEmpty();
    }

    @Test
    void letsNobodyActWhomAnAdministratorHasTurnedOff() {
        var offer = scene.merge(Act.DECLINE, Provider.GITLAB);
        int card = scene.hang(offer);
        scene.press(Stage.ADA, "DECLINE");
        int question = scene.group.fromBot().getLast().id();
        scene.stage.database.update("UPDATE users SET active = false WHERE id = ?", Stage.ADA.id());
        scene.ledger(Provider.GITLAB).clear();

        assertThat(scene.press(Stage.ADA, card, "DECLINE")).contains("turned you off");
        scene.group.press(Stage.ADA, question, "Cancel");
        scene.group.press(Stage.ADA, question, "Yes: Decline");
        scene.group.say(Stage.ADA, "It is my last wish.", new Message.Manner(false, 0, question));
        scene.stage.hear();

        assertThat(Stage.told(scene.group))
                .filteredOn(said -> said.contains("turned you off"))
                .hasSize(3);
        assertThat(scene.ledger(Provider.GITLAB).all()).isEmpty();
        assertThat(scene.acts()).isZero();
    }

    @Test
    void letsNobodyActMoreThanTenTimesAMinute() {
        var id = scene.pipeline(Provider.GITLAB);
        scene.stage.database.update("""
                INSERT INTO acts (event_id, user_id, act, provider, instance, project, number, sha, username)
                SELECT gen_random_uuid(), 501, 'stop', 'gitlab', 'x', 'x', '1', '', 'ada' FROM generate_series(1, 10)
                """);
        scene.hang(scene.offer(Act.STOP, Provider.GITLAB, id, ""));
        scene.press(Stage.ADA, "STOP");

        assertThat(scene.press(Stage.ADA, "Yes: Stop")).contains("more than 10");
        assertThat(scene.changes(Provider.GITLAB)).isEmpty();
        scene.stage.database.update("UPDATE acts SET created_at = created_at - interval '1 minute'");
        assertThat(scene.press(Stage.ADA, "Yes: Stop")).contains("done");
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatKeepsItFromBeingMerged(Provider provider) {
        var offer = scene.merge(Act.MERGE, provider);
        int number = Integer.parseInt(offer.number());
        scene.hang(offer);
        switch (provider) {
            case GITLAB -> scene.project.reviews().turn(number, "ci_must_pass", false);
            case GITHUB -> scene.repository.turnPull(number, "blocked", false);
        }
        scene.press(Stage.ADA, "MERGE");

        assertThat(scene.press(Stage.ADA, "Yes: Merge")).contains("cannot be merged now");
    }

    @Test
    void callsItOff() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        scene.hang(offer);
        scene.press(Stage.ADA, "MERGE");

        assertThat(scene.press(Stage.ADA, "Cancel")).contains("called off");
        assertThat(scene.changes(Provider.GITLAB)).isEmpty();
        int calledOff = scene.group.fromBot().getLast().id();
        assertThat(scene.press(Stage.ADA, "MERGE")).contains("Confirm");
        assertThat(scene.group.fromBot().getLast().id()).isGreaterThan(calledOff);
    }

    @Test
    void asksAgainWhenNobodyHasAnsweredInTime() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        scene.hang(offer);
        scene.press(Stage.ADA, "MERGE");
        int asked = scene.group.fromBot().getLast().id();
        assertThat(scene.press(Stage.ADA, "MERGE")).as("while it waits").isEmpty();
        scene.expire("confirm");
        scene.expire("cancel");

        assertThat(scene.press(Stage.ADA, "MERGE")).contains("Confirm");
        assertThat(scene.press(Stage.ADA, asked, "Yes: Merge")).contains("too old");
        assertThat(scene.press(Stage.ADA, "Yes: Merge")).contains("done");

        assertThat(scene.state(Provider.GITLAB, offer)).isEqualTo("merged");
    }

    @Test
    void callsNothingOffThatIsDone() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        scene.hang(offer);
        scene.press(Stage.ADA, "MERGE");
        int question = scene.group.fromBot().getLast().id();

        scene.group.press(Stage.ADA, question, "Yes: Merge");
        assertThat(scene.press(Stage.ADA, question, "Cancel"))
                .contains("done", "pressed already")
                .doesNotContain("called off");

        assertThat(scene.state(Provider.GITLAB, offer)).isEqualTo("merged");
    }

    @Test
    void callsNothingOffThatSomebodyElseHasDone() {
        scene.project.grant("bob", Rights.MAINTAINER);
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        int card = scene.hang(offer);
        scene.press(Stage.BOB, card, "MERGE");
        int asked = scene.group.fromBot().getLast().id();
        scene.press(Stage.ADA, card, "MERGE");
        scene.press(Stage.ADA, "Yes: Merge");

        assertThat(scene.press(Stage.BOB, asked, "Cancel")).contains("pressed already");
    }
}
