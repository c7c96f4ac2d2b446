package dev.dispatcher.assistant.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.standins.telegram.world.Person;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every way to be refused, for everything that can be done at each forge: nothing is called there that changes
/// anything, and whoever tried is told why.
class EveryRefusalTest {

    private static final Person EVE = new Person(503, "Eve", "eve", "en", false);
    private static final List<Act> BOUND_TO_A_COMMIT = List.of(Act.APPROVE, Act.MERGE, Act.DECLINE);

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private static List<Act> acts(Provider provider) {
        return switch (provider) {
            case GITLAB -> List.of(Act.RUN, Act.RETRY, Act.STOP, Act.PLAY, Act.APPROVE, Act.MERGE, Act.DECLINE);
            case GITHUB -> List.of(Act.RUN, Act.RETRY, Act.STOP, Act.APPROVE, Act.MERGE, Act.DECLINE);
        };
    }

    private static String yes(Act act) {
        return "Yes: " + act.name().charAt(0) + act.word().substring(1);
    }

    @ParameterizedTest
    @EnumSource
    void whoHasNoRightToIt(Provider provider) {
        for (var act : acts(provider)) {
            // Who may see a pull request may approve of it, unless it is his own.
            var offer = act == Act.APPROVE ? scene.merge(act, provider, "bob") : scene.possible(act, provider);
            int card = scene.hang(offer);
            long before = scene.acts();
            scene.ledger(provider).clear();

            assertThat(scene.press(Stage.BOB, card, act.name())).as(act.name()).contains("@bob", "no right");

            assertThat(scene.changes(provider)).as(act.name()).isEmpty();
            assertThat(scene.acts()).as(act.name()).isEqualTo(before);
            assertThat(scene.press(Stage.ADA, card, act.name()))
                    .as("the button is left to others")
                    .containsAnyOf("Confirm", "done");
        }
    }

    @ParameterizedTest
    @EnumSource
    void commitsThatWereNotShown(Provider provider) {
        for (var act : BOUND_TO_A_COMMIT) {
            var offer = scene.merge(act, provider);
            int card = scene.hang(offer);
            if (act.isGrave()) scene.press(Stage.ADA, card, act.name());
            scene.push(provider);
            scene.ledger(provider).clear();

            if (act.isGrave()) {
                assertThat(scene.press(Stage.ADA, yes(act))).as(act.name()).contains("@ada", "new commits");
            }
            assertThat(scene.press(Stage.ADA, card, act.name())).as(act.name()).contains("@ada", "new commits");

            assertThat(scene.changes(provider)).as(act.name()).isEmpty();
            assertThat(scene.state(provider, offer)).isEqualTo("open");
        }
    }

    @ParameterizedTest
    @EnumSource
    void buttonsAndAnswersThatAreTooOld(Provider provider) {
        for (var act : acts(provider)) {
            int card = scene.hang(scene.possible(act, provider));
            scene.ledger(provider).clear();
            scene.expire("offer");

            assertThat(scene.press(Stage.ADA, card, act.name())).as(act.name()).contains("@ada", "too old");

            assertThat(scene.ledger(provider).all()).as(act.name()).isEmpty();
            if (!act.isGrave()) continue;
            scene.stage.database.update("UPDATE actions SET expires_at = clock_timestamp() + interval '1 day'");
            scene.press(Stage.ADA, card, act.name());
            scene.expire("confirm");
            assertThat(scene.press(Stage.ADA, yes(act))).as(act.name()).contains("@ada", "too old");
            assertThat(scene.changes(provider)).as(act.name()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatACallbackMadeUp(Provider provider) {
        int other = scene.group.say(Stage.ADA, "Hello");
        int own = scene.stage.ada.say(Stage.ADA, "Hello");
        scene.stage.hush();
        for (var act : acts(provider)) {
            var offer = scene.possible(act, provider);
            int card = scene.hang(offer);
            var real = scene.button(offer);
            scene.ledger(provider).clear();

            for (var data : new String[] {"v1:AAAAAAAAAAAAAAAAAAAAAA", "v1:' OR 1=1 --", "v1:", real + "x"}) {
                scene.group.forgePress(Stage.ADA, card, data);
                scene.stage.hear();
                assertThat(Stage.last(scene.group)).as(act + data).contains("@ada", "no such button");
            }
            // A real one, on a message it does not hang on, and in another chat.
            scene.group.forgePress(Stage.BOB, other, real);
            scene.stage.hear();
            assertThat(Stage.last(scene.group)).as(act.name()).contains("@bob", "no such button");
            scene.stage.ada.forgePress(Stage.ADA, own, real);
            scene.stage.hear();
            assertThat(Stage.last(scene.stage.ada)).as(act.name()).contains("no such button");

            assertThat(scene.ledger(provider).all()).as(act.name()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoHasNoAccountThere(Provider provider) {
        scene.group.join(EVE);
        for (var act : acts(provider)) {
            int card = scene.hang(scene.possible(act, provider));
            scene.ledger(provider).clear();

            assertThat(scene.press(EVE, card, act.name()))
                    .as(act.name())
                    .contains("@eve", "link your " + provider.title() + " first");

            assertThat(scene.group.fromBot().getLast().buttons()).hasToString("[[🔑 Sign in, in private]]");
            assertThat(scene.ledger(provider).all()).as(act.name()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void somebodyElsesQuestion(Provider provider) {
        for (var act : acts(provider)) {
            if (!act.isGrave()) continue;
            asked(act, provider, scene.hang(scene.possible(act, provider)));
        }
        // Elsewhere a question comes up where the branch is protected.
        asked(Act.RUN, provider, scene.hang(scene.onTheMainBranch(provider)));
    }

    private void asked(Act act, Provider provider, int card) {
        scene.press(Stage.ADA, card, act.name());
        scene.ledger(provider).clear();

        assertThat(scene.press(Stage.BOB, yes(act))).as(act.name()).contains("@bob", "somebody else's");
        assertThat(scene.press(Stage.BOB, "Cancel")).as(act.name()).contains("@bob", "somebody else's");

        assertThat(scene.ledger(provider).all()).as(act.name()).isEmpty();
        assertThat(scene.press(Stage.ADA, yes(act))).as(act.name()).contains("done");
    }

    @ParameterizedTest
    @EnumSource
    void theSecondOfTwoPresses(Provider provider) {
        for (var act : acts(provider)) {
            int message = scene.hang(scene.possible(act, provider));
            var label = act.name();
            if (act.isGrave()) {
                scene.press(Stage.ADA, message, label);
                message = scene.group.fromBot().getLast().id();
                label = yes(act);
            }
            long before = scene.acts();
            scene.ledger(provider).clear();
            scene.group.press(Stage.ADA, message, label);
            var first = scene.stage.newest();
            scene.group.press(Stage.ADA, message, label);
            var second = scene.stage.newest();

            scene.stage.process(first);
            scene.stage.process(second);

            assertThat(scene.changes(provider)).as(act.name()).hasSize(1);
            assertThat(Stage.last(scene.group))
                    .as(act.name())
                    .contains("@ada")
                    .containsAnyOf("pressed already", "done already");
            assertThat(scene.acts()).as(act.name()).isEqualTo(before + 1);
        }
    }
}
