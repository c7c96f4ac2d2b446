package dev.dispatcher.assistant.commands.chats;

import static dev.dispatcher.assistant.commands.Dialogue.ADA;
import static dev.dispatcher.assistant.commands.Dialogue.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.commands.Dialogue;
import dev.dispatcher.assistant.hooks.Hook;
import dev.dispatcher.assistant.hooks.Hooks;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.NewSubscription;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import dev.dispatcher.people.Place;
import dev.dispatcher.standins.telegram.ChatHandle;
import dev.dispatcher.standins.telegram.SeenMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The real card of a pipeline, with the button that hangs below it.
class MutedCardTest {

    private final Dialogue talk = new Dialogue();
    private final ChatHandle group = talk.group("Team", BOB).join(ADA);
    private int heard;

    @AfterEach
    void close() {
        talk.close();
    }

    private void subscribe() {
        talk.says(group, BOB, "/start");
        talk.context.getBean(Hooks.class).save(new Hook(Sample.HOOK, Provider.GITLAB, "here", 7L, "demo/shop"));
        talk.context
                .getBean(Subscriptions.class)
                .subscribe(new NewSubscription(
                        Place.chat(group.id()),
                        Provider.GITLAB,
                        "here",
                        7L,
                        "demo/shop",
                        EventKind.USUAL,
                        Filters.USUAL,
                        BOB.id()));
    }

    private void hear(Sample sample) {
        talk.take(sample, "delivery-" + ++heard);
    }

    private static Sample pipeline(String status, String time) {
        return Sample.gitlab("pipeline")
                .with("object_attributes.status", status)
                .with("object_attributes.finished_at", "2026-01-05 " + time + " UTC")
                .with(
                        "builds",
                        status.equals("failed") ? "[{\"id\": 1, \"name\": \"unit\", \"status\": \"failed\"}]" : "[]");
    }

    private List<String> loud() {
        return group.fromBot().stream()
                .filter(said -> !said.isSilent() && said.text().contains("Pipeline"))
                .map(SeenMessage::text)
                .toList();
    }

    @Test
    void itsMuteButtonSilencesThisPipelineAndNoOther() {
        subscribe();
        hear(Sample.gitlab("pipeline"));
        var card = group.fromBot().stream()
                .filter(said -> said.isSilent() && said.text().contains("Pipeline #42 failed"))
                .findFirst()
                .orElseThrow();
        assertThat(loud()).singleElement().asString().contains("Pipeline #42 failed on main");

        group.press(BOB, card.id(), "🔕 Mute");
        talk.settle();
        var offer = group.fromBot().getLast();
        assertThat(offer.text()).startsWith("For how long");
        assertThat(talk.presses(group, BOB, offer.id(), "Only about this").text())
                .startsWith("🔕 Not a sound about this any more");

        hear(pipeline("running", "10:41:00"));
        hear(pipeline("failed", "10:45:00"));
        assertThat(loud()).hasSize(1);
        assertThat(Dialogue.seen(group, card.id()).edits()).isPositive();
        hear(pipeline("failed", "10:50:00").with("object_attributes.id", 4712).with("object_attributes.iid", 43));
        assertThat(loud()).hasSize(2).last().asString().contains("Pipeline #43 failed");
    }

    @Test
    void noMenuTakesItsPlace() {
        subscribe();
        hear(Sample.gitlab("pipeline"));
        var card = group.fromBot().stream()
                .filter(said -> said.buttons().toString().contains("🔕"))
                .findFirst()
                .orElseThrow();

        var answer = talk.forges(group, BOB, card.id(), "/help");

        assertThat(answer.text()).startsWith("What I can do");
        assertThat(Dialogue.seen(group, card.id()).text()).isEqualTo(card.text());
    }

    @Test
    void itsMuteButtonIsForAdministrators() {
        subscribe();
        hear(Sample.gitlab("pipeline"));
        int card = group.fromBot().stream()
                .filter(said -> said.buttons().toString().contains("🔕"))
                .findFirst()
                .orElseThrow()
                .id();

        group.press(ADA, card, "🔕 Mute");
        talk.settle();

        assertThat(group.fromBot().getLast().text()).isEqualTo("Ada, only administrators of this chat can do that.");
    }
}
