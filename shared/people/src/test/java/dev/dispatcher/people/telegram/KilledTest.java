package dev.dispatcher.people.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Database;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.standins.telegram.SeenMessage;
import dev.dispatcher.testing.mortal.Crash;
import dev.dispatcher.testing.mortal.MortalConnections;
import dev.dispatcher.testing.mortal.Mortality;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever sends may die before and after every statement, every commit and every call.
class KilledTest {

    private static final int STEPS_MAX = 80;

    private static final String CALL = "a call";

    private final PostOffice office = new PostOffice();
    private final Mortality mortality = new Mortality();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void onlyBetweenSendAndRecordSomethingIsSaidTwice() {
        int deaths = 0;
        int repeats = 0;
        for (int fatal = 0; fatal < STEPS_MAX; fatal++) {
            var run = fatal + " ";
            office.say(run + "first");
            office.show(run + "card", run + "created");
            office.say(run + "last");
            mortality.dieAt(fatal);
            live();
            if (mortality.isDead()) deaths++;
            long unrecorded = sayings(run).size() - recorded(run);
            assertThat(unrecorded).isBetween(0L, 1L);

            office.letLeasesExpire();
            office.deliver();

            assertThat(sayings(run)).as("killed at step " + fatal).hasSize((int) (3 + unrecorded));
            assertThat(sayings(run).stream().distinct().toList())
                    .containsExactly(run + "first", run + "created", run + "last");
            assertThat(recorded(run)).isEqualTo(3);
            repeats += (int) unrecorded;
        }
        assertThat(deaths).isBetween(20, STEPS_MAX - 1);
        assertThat(repeats).as("it is possible at all").isPositive();
    }

    @Test
    void aCardThatIsEditedIsNeverMadeTwice() {
        int deaths = 0;
        office.show("card", "created");
        office.deliver();
        for (int fatal = 0; fatal < STEPS_MAX; fatal++) {
            office.show("card", "state " + fatal);
            mortality.dieAt(fatal);
            live();
            if (mortality.isDead()) deaths++;

            office.letLeasesExpire();
            office.deliver();

            assertThat(office.told()).containsExactly("state " + fatal);
        }
        assertThat(deaths).isBetween(10, STEPS_MAX - 1);
    }

    private void live() {
        try {
            office.delivering(
                            new Database(MortalConnections.of(office.postgres.dataSource(), mortality)),
                            telegram -> Interposed.around(
                                    telegram, _ -> mortality.before(CALL), _ -> mortality.after(CALL)))
                    .deliver(office.ada.id(), Deadline.in(Duration.ofHours(1)));
        } catch (Crash _) {
            // died
        }
    }

    private List<String> sayings(String run) {
        return office.ada.fromBot().stream()
                .map(SeenMessage::text)
                .filter(text -> text.startsWith(run))
                .toList();
    }

    private long recorded(String run) {
        return office.rows().stream()
                .filter(row -> row.startsWith(run) && row.endsWith(" sent"))
                .count();
    }
}
