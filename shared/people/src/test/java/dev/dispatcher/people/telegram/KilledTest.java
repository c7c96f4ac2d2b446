package dev.dispatcher.people.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.SqlFailure;
import dev.dispatcher.people.MortalConnections;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.standins.telegram.SeenMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever sends may die before and after every statement, every commit and every call.
class KilledTest {

    private static final int STEPS_MAX = 80;

    private final PostOffice office = new PostOffice();

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
            var mortal = new MortalConnections(office.postgres.dataSource(), fatal);
            live(mortal);
            if (mortal.hasDied()) deaths++;
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
            var mortal = new MortalConnections(office.postgres.dataSource(), fatal);
            live(mortal);
            if (mortal.hasDied()) deaths++;

            office.letLeasesExpire();
            office.deliver();

            assertThat(office.told()).containsExactly("state " + fatal);
        }
        assertThat(deaths).isBetween(10, STEPS_MAX - 1);
    }

    private void live(MortalConnections mortal) {
        try {
            office.delivering(
                            new Database(mortal.dataSource()),
                            telegram -> Interposed.around(telegram, _ -> mortal.step(), _ -> mortal.step()))
                    .deliver(office.ada.id(), Deadline.in(Duration.ofHours(1)));
        } catch (SqlFailure.Unreachable | IllegalStateException _) {
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
