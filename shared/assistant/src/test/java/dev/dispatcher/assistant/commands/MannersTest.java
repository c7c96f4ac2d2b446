package dev.dispatcher.assistant.commands;

import static dev.dispatcher.assistant.commands.Dialogue.ADA;
import static dev.dispatcher.assistant.commands.Dialogue.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.people.UserDetails;
import dev.dispatcher.people.Users;
import dev.dispatcher.standins.telegram.world.Person;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// To whom the bot listens, and for how long it remembers what it has asked.
class MannersTest {

    /// Telegram's stand-in for an administrator who does not show a name.
    private static final Person NOBODY = new Person(1_087_968_824L, "Group", "GroupAnonymousBot", "", true);

    private final Dialogue talk = new Dialogue();

    @AfterEach
    void close() {
        talk.close();
    }

    /// The bot waits for words of a search.
    private void search() {
        talk.links(BOB).says(BOB, "/projects");
        assertThat(talk.presses(BOB, "🔍 Search").text()).startsWith("Write a part");
    }

    @Test
    void takesTheNextWordsForWhatItHasAskedFor() {
        search();

        assertThat(talk.says(BOB, "nowhere").text()).isEqualTo("There are no such projects.");
        assertThat(talk.says(BOB, "stands").text()).startsWith("I understand commands and buttons");
    }

    @Test
    void forgetsWhatItHasAskedForAfterAnyOtherAnswer() {
        search();
        talk.says(BOB, "/help");

        assertThat(talk.says(BOB, "stands").text()).startsWith("I understand commands and buttons");
    }

    @Test
    void forgetsWhatItHasAskedForAfterAQuarterOfAnHour() {
        search();
        talk.clock.advance(Duration.ofMinutes(15));
        assertThat(talk.says(BOB, "stands").text()).startsWith("I understand commands and buttons");

        search();
        talk.clock.advance(Duration.ofHours(1));
        assertThat(talk.says(BOB, "stands").text()).startsWith("I understand commands and buttons");
    }

    @Test
    void takesNobodyElsesWordsForAnAnswer() {
        search();

        assertThat(talk.says(ADA, "stands").text()).startsWith("Я понимаю команды и кнопки");
    }

    @Test
    void obeysNoCommandTwiceBecauseItWasEdited() {
        int said = talk.bob.say(BOB, "/language en");
        talk.settle();
        int before = talk.bob.fromBot().size();

        talk.bob.edit(said, "/language ru");
        talk.settle();

        assertThat(talk.bob.fromBot()).hasSize(before);
        assertThat(talk.says(BOB, "/start").text()).startsWith("Hello");
    }

    @Test
    void doesNothingForWhoDoesNotShowAName() {
        var group = talk.group("Team", BOB);
        int before = group.fromBot().size();

        assertThat(talk.says(group, NOBODY, "/language ru").text()).startsWith("Nobody can do that anonymously");
        group.say(NOBODY, "a word in passing");
        talk.forges(group, NOBODY, group.fromBot().getLast().id(), "/language ru");

        assertThat(group.fromBot()).hasSize(before + 1);
        assertThat(talk.says(group, BOB, "/start").text()).startsWith("Hello!");
        assertThat(talk.context.getBean(Users.class).find(NOBODY.id())).isEmpty();
    }

    @Test
    void doesNotTalkToWhomAnAdministratorHasTurnedOff() {
        talk.says(BOB, "/start");
        talk.context.getBean(Users.class).save(new UserDetails(BOB.id(), "Bob", null, null, null, null, null, false));

        talk.bob.say(BOB, "/start");
        talk.bob.press(BOB, talk.bob.fromBot().getLast().id(), "❓ Help");
        talk.settle();

        assertThat(talk.bob.fromBot()).hasSize(1);
        assertThat(talk.bob.fromBot().getLast().edits()).isZero();
    }

    @Test
    void muteInATopicLeavesTheOthersAlone() {
        talk.links(BOB);
        var group = talk.group("Team", BOB).becomeSupergroup(BOB);
        talk.settle();
        group.openTopic(7);
        talk.says(group, BOB, "/subscribe");
        talk.presses(group, BOB, "demo/stands");
        var topic = new dev.dispatcher.standins.telegram.world.Message.Manner(false, 7, 0);
        talk.says(group, BOB, "/mute", topic);

        assertThat(talk.presses(group, BOB, "1 hour").text()).startsWith("There is nothing to silence");
        talk.says(group, BOB, "/mute");
        assertThat(talk.presses(group, BOB, "1 hour").text()).startsWith("🔕 Silent until");
    }
}
