package dev.dispatcher.assistant.commands.subscribing;

import static dev.dispatcher.assistant.commands.Dialogue.ADA;
import static dev.dispatcher.assistant.commands.Dialogue.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.commands.Dialogue;
import dev.dispatcher.assistant.commands.memory.ShortId;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Moment;
import dev.dispatcher.assistant.subscriptions.Rule;
import dev.dispatcher.assistant.subscriptions.Subscription;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import dev.dispatcher.people.Place;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.standins.telegram.world.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscribeTalkTest {

    private final Dialogue talk = new Dialogue();

    @AfterEach
    void close() {
        talk.close();
    }

    private List<Subscription> subscriptions(long chat) {
        return talk.context.getBean(Subscriptions.class).ofChat(chat);
    }

    private Subscription only() {
        return subscriptions(BOB.id()).getFirst();
    }

    @Test
    void subscribesByButtonsOnly() {
        talk.links(BOB);

        int menu = talk.says(BOB, "/subscribe").id();
        assertThat(talk.presses(BOB, "demo/stands").text()).contains("demo/stands · GitLab");

        assertThat(only().events()).isEqualTo(EventKind.USUAL);
        assertThat(only().createdBy()).isEqualTo(BOB.id());
        talk.presses(BOB, "☑ Wiki");
        talk.presses(BOB, "☐ Deployments");
        assertThat(only().events()).contains(EventKind.DEPLOYMENTS).doesNotContain(EventKind.WIKI);
        assertThat(talk.bob.fromBot().getLast().id()).isEqualTo(menu);
    }

    @Test
    void setsFiltersByButtons() {
        talk.links(BOB).says(BOB, "/subscribe");
        talk.presses(BOB, "demo/stands");
        talk.presses(BOB, "🎚 Filters");
        talk.presses(BOB, "Branches: anything");
        assertThat(talk.presses(BOB, "-dependabot/* -renovate/*").text()).contains("Now: -dependabot/* -renovate/*");
        talk.presses(BOB, "« Back");
        talk.presses(BOB, "States");
        talk.presses(BOB, "☐ success");
        talk.presses(BOB, "« Back");
        talk.presses(BOB, "☐ Bots");

        var filters = only().filters();
        assertThat(filters.branches()).isEqualTo(Rule.not("dependabot/*", "renovate/*"));
        assertThat(filters.moments()).contains(Moment.SUCCESS, Moment.FAILED);
        assertThat(filters.withBots()).isTrue();
    }

    @Test
    void takesPatternsThatAreTyped() {
        talk.links(BOB).says(BOB, "/subscribe");
        talk.presses(BOB, "demo/stands");
        talk.presses(BOB, "🎚 Filters");
        talk.presses(BOB, "Labels: anything");
        talk.presses(BOB, "✏️ My own");

        assertThat(talk.says(BOB, "urgent* -wip").text()).contains("Now: urgent* -wip");
        assertThat(only().filters().labels()).isEqualTo(new Rule(List.of("urgent*"), List.of("wip")));
    }

    @Test
    void cutsNoCharacterOfALongRuleInTwo() {
        talk.links(BOB).says(BOB, "/subscribe");
        talk.presses(BOB, "demo/stands");
        for (var rule : List.of("🍎".repeat(30), "a" + "🍎".repeat(30))) {
            talk.says(BOB, "/subscriptions rule " + ShortId.of(only().id()) + " labels type");
            talk.says(BOB, rule);

            var labels = talk.presses(BOB, "« Back").buttons().toString();
            assertThat(labels).contains("🍎…").doesNotContain("?", "\uFFFD");
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(labels)).isTrue();
        }
    }

    @Test
    void findsAProjectThatIsTyped() {
        talk.gitlab.project("demo/other").grant("bob", Rights.MAINTAINER);
        talk.links(BOB);

        assertThat(talk.says(BOB, "/subscribe demo/stands").buttons().getFirst())
                .containsExactly("demo/stands");
        assertThat(talk.says(BOB, "/run demo/stands").buttons()).hasSize(2);
        assertThat(talk.says(BOB, "/subscribe demo/nowhere").text()).startsWith("There are no such projects");
    }

    @Test
    void asksForALinkFirst() {
        var answer = talk.says(BOB, "/subscribe");

        assertThat(answer.text()).startsWith("Link GitLab or GitHub with me first");
        assertThat(talk.presses(BOB, "🔑 Sign in").text()).contains("personal token");
    }

    @Test
    void unsubscribesByButtons() {
        talk.links(BOB).says(BOB, "/subscribe");
        talk.presses(BOB, "demo/stands");
        talk.says(BOB, "/unsubscribe");

        assertThat(talk.presses(BOB, "✕ demo/stands · GitLab").text())
                .isEqualTo("I no longer listen to demo/stands · GitLab.");
        assertThat(subscriptions(BOB.id())).isEmpty();
        assertThat(talk.says(BOB, "/subscriptions").text()).isEqualTo("There are no subscriptions.");
    }

    @Test
    void nobodyReachesTheSubscriptionsOfAnotherChat() {
        talk.links(BOB).says(BOB, "/subscribe");
        talk.presses(BOB, "demo/stands");
        var id = ShortId.of(only().id());
        int menu = talk.says(ADA, "/help").id();

        assertThat(talk.forges(talk.ada, ADA, menu, "/unsubscribe " + id).text())
                .isEqualTo("Такой подписки здесь нет.");
        assertThat(talk.forges(talk.ada, ADA, menu, "/subscriptions kind " + id + " wiki")
                        .text())
                .isEqualTo("Такой подписки здесь нет.");
        assertThat(only().events()).isEqualTo(EventKind.USUAL);
    }

    @Test
    void aTopicHasItsOwnSubscriptions() {
        talk.links(BOB);
        var group = talk.group("Team", BOB).becomeSupergroup(BOB);
        talk.settle();
        group.openTopic(7);
        var inTopic = new Message.Manner(false, 7, 0);
        talk.says(group, BOB, "/subscribe", inTopic);
        assertThat(talk.presses(group, BOB, "demo/stands").thread()).isEqualTo(7);
        assertThat(subscriptions(group.id())).extracting(Subscription::place).containsExactly(new Place(group.id(), 7));

        group.openTopic(8);
        talk.says(group, BOB, "/topic", new Message.Manner(false, 8, 0));
        talk.presses(group, BOB, "☐ demo/stands · GitLab");

        assertThat(subscriptions(group.id())).extracting(Subscription::place).containsExactly(new Place(group.id(), 8));
    }

    @Test
    void inGroupsOnlyAdministratorsSubscribe() {
        talk.links(ADA);
        var group = talk.group("Team", BOB).join(ADA);

        assertThat(talk.says(group, ADA, "/subscribe").text()).contains("only administrators");
        assertThat(subscriptions(group.id())).isEmpty();
    }
}
