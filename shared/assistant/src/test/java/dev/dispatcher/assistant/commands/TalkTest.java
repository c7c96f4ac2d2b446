package dev.dispatcher.assistant.commands;

import static dev.dispatcher.assistant.commands.Dialogue.ADA;
import static dev.dispatcher.assistant.commands.Dialogue.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.people.Chats;
import dev.dispatcher.people.Language;
import dev.dispatcher.people.Users;
import dev.dispatcher.standins.telegram.SeenMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TalkTest {

    private final Dialogue talk = new Dialogue();

    @AfterEach
    void close() {
        talk.close();
    }

    @Test
    void greetsEverybodyInTheLanguageOfTheirTelephone() {
        assertThat(talk.says(ADA, "/start").text()).startsWith("Привет, Ada!");
        assertThat(talk.says(BOB, "/start").text()).startsWith("Hello, Bob!");

        var ada = talk.context.getBean(Users.class).find(ADA.id()).orElseThrow();
        assertThat(ada.username()).isEqualTo("ada");
        assertThat(ada.language()).isEqualTo(Language.RU);
        assertThat(ada.isLinked()).isTrue();
    }

    @Test
    void remembersALanguageThatWasChosen() {
        talk.says(ADA, "/start");
        talk.presses(ADA, "🌐 Язык");
        assertThat(talk.presses(ADA, "🇬🇧 English").text()).isEqualTo("All right, English it is.");

        assertThat(talk.says(ADA, "/start").text()).startsWith("Hello, Ada!");
    }

    @Test
    void everyPressEditsTheSameMenu() {
        int menu = talk.says(BOB, "/help").id();

        assertThat(talk.presses(BOB, "🔔 Notifications").text()).contains("/subscribe");
        assertThat(talk.presses(BOB, "« Back").text()).startsWith("What I can do");
        assertThat(talk.presses(BOB, "🖥 Stands").id()).isEqualTo(menu);
        assertThat(talk.bob.fromBot()).hasSize(1);
    }

    @Test
    void aLinkAsksForWhatLinksMayAskFor() {
        assertThat(talk.says(BOB, "/start help").text()).startsWith("What I can do");
        assertThat(talk.says(BOB, "/start language").text()).startsWith("Hello, Bob!");
    }

    /// Such as by a function that has just started, whose first message takes the queue too long.
    @Test
    void whatCouldNotBeKeptIsBroughtAgainAndAnsweredOnce() {
        talk.door.expect(Door.Trouble.NOT_KEPT, Door.Trouble.KEPT_UNTOLD, Door.Trouble.NOT_KEPT);
        talk.bob.say(BOB, "/start");
        talk.settle();
        assertThat(talk.bob.fromBot()).isEmpty();

        for (int seconds = 0; seconds < 30; seconds++) {
            talk.clock.advance(Duration.ofSeconds(1));
            talk.settle();
        }

        assertThat(talk.bob.fromBot())
                .singleElement()
                .extracting(SeenMessage::text)
                .asString()
                .startsWith("Hello, Bob!");
        assertThat(talk.presses(BOB, "❓ Help").text()).startsWith("What I can do");
    }

    @Test
    void suggestsWhatWasProbablyMeant() {
        var answer = talk.says(BOB, "/lnguage");

        assertThat(answer.text()).isEqualTo("I know no command /lnguage. Did you mean /language?");
        assertThat(talk.presses(BOB, "/language").text()).isEqualTo("Which language shall I speak?");
        assertThat(talk.says(BOB, "/abracadabra").text()).isEqualTo("I know no command /abracadabra.");
    }

    @Test
    void plainWordsAreAnsweredWithWhatThereIs() {
        assertThat(talk.says(BOB, "hello, who are you?").buttons()).hasToString("[[❓ Help]]");
    }

    @Test
    void leavesTheCommandsOfOtherBotsAlone() {
        var group = talk.group("Team", BOB);
        int before = group.fromBot().size();

        group.say(BOB, "/help@some_other_bot");
        group.say(BOB, "/weather");
        group.say(BOB, "let us /help each other");
        talk.settle();

        assertThat(group.fromBot()).hasSize(before);
        assertThat(talk.says(group, BOB, "/help@Dispatcher_Stand_In_Bot").text())
                .startsWith("What I can do");
    }

    @Test
    void aButtonOfAnotherAgeIsRefusedAndLeavesTheMessageAlone() {
        int menu = talk.says(BOB, "/help").id();

        assertThat(talk.forges(talk.bob, BOB, menu, "rm -rf").text()).isEqualTo("That button does not work any more.");
        assertThat(talk.forges(talk.bob, BOB, menu, "/nothing 1 2 3").text())
                .isEqualTo("That button does not work any more.");
        assertThat(Dialogue.seen(talk.bob, menu).edits()).isZero();
    }

    @Test
    void inGroupsOnlyAdministratorsSetTheLanguage() {
        var group = talk.group("Team", BOB).join(ADA);

        assertThat(talk.says(group, ADA, "/language ru").text())
                .isEqualTo("Ada, only administrators of this chat can do that.");
        assertThat(talk.says(group, BOB, "/language ru").text()).isEqualTo("Хорошо, говорю по-русски.");
        assertThat(talk.says(group, BOB, "/start").text()).startsWith("Здравствуйте!");
        group.promote(ADA);
        assertThat(talk.says(group, ADA, "/language en").text()).isEqualTo("All right, English it is.");
    }

    @Test
    void aGroupSpeaksAsWhoeverLetTheBotIn() {
        var group = talk.group("Команда", ADA).join(BOB);

        assertThat(group.fromBot().getLast().text()).startsWith("Здравствуйте!");
        assertThat(talk.says(group, BOB, "/help").text()).startsWith("Что я умею");
        talk.says(group, ADA, "/language en");
        group.turnBot("left", ADA);
        group.turnBot("member", ADA);
        talk.settle();
        assertThat(group.fromBot().getLast().text()).startsWith("Hello!");
    }

    @Test
    void aPressInAGroupIsJudgedLikeWords() {
        var group = talk.group("Team", BOB).join(ADA);
        int menu = talk.says(group, BOB, "/language").id();

        var refusal = talk.forges(group, ADA, menu, "/language ru");

        assertThat(refusal.text()).startsWith("Ada, ");
        assertThat(refusal.isSilent()).isTrue();
        assertThat(Dialogue.seen(group, menu).edits()).isZero();
    }

    @Test
    void greetsAGroupOnceAndKnowsWhenItIsThrownOut() {
        var group = talk.group("Team", BOB);
        assertThat(group.fromBot())
                .extracting(SeenMessage::text)
                .singleElement()
                .asString()
                .contains("/subscribe");

        group.turnBot("kicked", BOB);
        talk.settle();
        var chat = talk.context.getBean(Chats.class).find(group.id()).orElseThrow();
        assertThat(chat.disabledReason()).isEqualTo("the bot was thrown out");

        group.turnBot("member", BOB);
        talk.settle();
        assertThat(talk.context
                        .getBean(Chats.class)
                        .find(group.id())
                        .orElseThrow()
                        .isOpen())
                .isTrue();
    }

    @Test
    void knowsWhoHasBlockedItAndWhoIsBack() {
        talk.says(ADA, "/start");

        talk.ada.turnBot("kicked", ADA);
        talk.settle();
        var chat = talk.context.getBean(Chats.class).find(ADA.id()).orElseThrow();
        assertThat(chat.disabledReason()).isEqualTo("the user has blocked the bot");

        talk.ada.turnBot("member", ADA);
        talk.settle();
        assertThat(talk.says(ADA, "/start").text()).startsWith("Привет");
    }

    @Test
    void movesWithAGroupThatBecomesASupergroup() {
        var group = talk.group("Team", BOB);
        talk.says(group, BOB, "/language ru");

        var supergroup = group.becomeSupergroup(BOB);
        talk.settle();

        var old = talk.context.getBean(Chats.class).find(group.id()).orElseThrow();
        assertThat(old.movedTo()).isEqualTo(supergroup.id());
        assertThat(talk.says(supergroup, BOB, "/start").text())
                .startsWith("Здравствуйте!")
                .contains("/subscribe");
    }
}
