package dev.dispatcher.assistant.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.standins.telegram.world.Person;
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

    @ParameterizedTest
    @EnumSource
    void refusesWhoHasNoRightAndLeavesTheButtonToOthers(Provider provider) {
        var offer = scene.merge(Act.MERGE, provider);
        int card = scene.hang(offer);

        scene.press(Stage.BOB, card, "MERGE");
        assertThat(scene.press(Stage.BOB, "Yes: Merge")).contains("@bob", "no right");
        assertThat(scene.state(provider, offer)).isEqualTo("open");

        scene.press(Stage.ADA, card, "MERGE");
        assertThat(scene.press(Stage.ADA, "Yes: Merge")).contains("done");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAMergeOfCommitsThatWereNotShown(Provider provider) {
        var offer = scene.merge(Act.MERGE, provider);
        int card = scene.hang(offer);
        scene.press(Stage.ADA, card, "MERGE");
        scene.push(provider);

        assertThat(scene.press(Stage.ADA, "Yes: Merge")).contains("new commits");
        assertThat(scene.press(Stage.ADA, card, "MERGE")).contains("new commits");

        assertThat(scene.changes(provider)).isEmpty();
        assertThat(scene.state(provider, offer)).isEqualTo("open");
    }

    @Test
    void refusesSomebodyElsesConfirmation() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        scene.hang(offer);
        scene.press(Stage.ADA, "MERGE");

        assertThat(scene.press(Stage.BOB, "Yes: Merge")).contains("@bob", "somebody else's");
        assertThat(scene.press(Stage.BOB, "Cancel")).contains("somebody else's");

        assertThat(scene.changes(Provider.GITLAB)).isEmpty();
        assertThat(scene.press(Stage.ADA, "Yes: Merge")).contains("done");
    }

    @Test
    void refusesAnAnswerAfterAMinuteAndAButtonAfterADay() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        scene.hang(offer);
        scene.press(Stage.ADA, "MERGE");
        assertThat(scene.stage.database.list(
                        "SELECT round(extract(epoch FROM expires_at - created_at)) AS s FROM actions WHERE step <> 'offer'",
                        row -> row.number("s")))
                .containsOnly(60);
        scene.stage.database.update("UPDATE actions SET expires_at = clock_timestamp() WHERE step <> 'offer'");

        assertThat(scene.press(Stage.ADA, "Yes: Merge")).contains("too old");
        var approve = scene.merge(Act.APPROVE, Provider.GITLAB);
        scene.hang(approve);
        scene.stage.database.update("UPDATE actions SET expires_at = clock_timestamp()");
        assertThat(scene.press(Stage.ADA, "APPROVE")).contains("too old");

        assertThat(scene.changes(Provider.GITLAB)).isEmpty();
    }

    @Test
    void refusesWhatACallbackMadeUp() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        int card = scene.hang(offer);
        var real = scene.stage
                .database
                .one("SELECT id FROM actions", row -> row.text("id"))
                .orElseThrow();
        int other = scene.group.say(Stage.ADA, "Hello");
        scene.stage.hush();

        for (var data : new String[] {"v1:AAAAAAAAAAAAAAAAAAAAAA", "v1:' OR 1=1 --", "v1:", "v1:" + real + "x"}) {
            scene.group.forgePress(Stage.ADA, card, data);
            scene.stage.hear();
            assertThat(Stage.last(scene.group)).contains("no such button");
        }
        // A real one, on a message it does not hang on, and in another chat.
        scene.group.forgePress(Stage.ADA, other, "v1:" + real);
        scene.stage.hear();
        assertThat(Stage.last(scene.group)).contains("no such button");
        int own = scene.stage.ada.say(Stage.ADA, "Hello");
        scene.stage.hush();
        scene.stage.ada.forgePress(Stage.ADA, own, "v1:" + real);
        scene.stage.hear();
        assertThat(Stage.last(scene.stage.ada)).contains("no such button");

        assertThat(scene.ledger(Provider.GITLAB).all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void takesADoublePressForOne(Provider provider) {
        var id = scene.pipeline(provider);
        scene.hang(scene.offer(Act.STOP, provider, id, ""));
        scene.press(Stage.ADA, "STOP");
        var question = scene.group.fromBot().getLast();
        scene.group.press(Stage.ADA, question.id(), "Yes: Stop");
        var first = scene.stage.newest();
        scene.group.press(Stage.ADA, question.id(), "Yes: Stop");
        var second = scene.stage.newest();

        scene.stage.process(first);
        scene.stage.process(second);

        assertThat(scene.changes(provider)).hasSize(1);
        assertThat(Stage.last(scene.group)).contains("pressed already");
        assertThat(scene.acts()).isEqualTo(1);
    }

    @Test
    void tellsWhoIsNotLinkedWhereToGo() {
        var eve = new Person(503, "Eve", "eve", "en", false);
        scene.group.join(eve);
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        scene.hang(offer);

        assertThat(scene.press(eve, "MERGE")).contains("@eve", "link your GitLab first");

        assertThat(scene.ledger(Provider.GITLAB).all()).isEmpty();
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
        assertThat(scene.press(Stage.ADA, "MERGE")).contains("Confirm");
    }
}
