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
import dev.dispatcher.events.processing.EventProcessing;
import dev.dispatcher.people.Place;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.json.RawJson;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.queues.Incoming;
import dev.dispatcher.standins.telegram.ChatHandle;
import dev.dispatcher.standins.telegram.SeenMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        var key = "delivery-" + ++heard;
        var message = Map.of("type", sample.type(), "payload", new RawJson(sample.payload()), "idempotency_key", key);
        var incoming = new Incoming(key, "arn:aws:sqs:eu-west-1:000000000000:webhooks", "", Json.write(message));
        talk.context.getBean(EventProcessing.class).process(List.of(incoming), Deadline.in(Duration.ofMinutes(5)));
        talk.runEvents("notification.happening");
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
                .filter(said -> !said.isSilent())
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
