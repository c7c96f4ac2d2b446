package dev.dispatcher.assistant.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.assistant.hooks.Hook;
import dev.dispatcher.assistant.hooks.Hooks;
import dev.dispatcher.assistant.intake.HappeningSpreader;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.Moment;
import dev.dispatcher.assistant.subscriptions.NewSubscription;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.EventType;
import dev.dispatcher.people.Place;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The cards that webhooks make: what is done by their buttons they say themselves, and by whom.
class ViaBotTest {

    private static final Filters EVERYTHING = Filters.USUAL.moments(EnumSet.allOf(Moment.class));

    private final Scene scene = new Scene();
    private int minutes = 30;

    @AfterEach
    void close() {
        scene.close();
    }

    @BeforeEach
    void subscribe() {
        var here = scene.stage.forge(Provider.GITLAB).instance();
        long project = scene.project.id();
        scene.stage.bean(Hooks.class).save(new Hook(Sample.HOOK, Provider.GITLAB, here, project, Scene.PROJECT));
        scene.stage
                .bean(Subscriptions.class)
                .subscribe(new NewSubscription(
                        Place.chat(scene.group.id()),
                        Provider.GITLAB,
                        here,
                        project,
                        Scene.PROJECT,
                        EnumSet.allOf(EventKind.class),
                        EVERYTHING,
                        Stage.ADA.id()));
        scene.stage.database.update("UPDATE chats SET language = 'en' WHERE id = ?", scene.group.id());
    }

    private void hear(Sample sample) {
        sample.with("project.id", scene.project.id()).with("project.path_with_namespace", Scene.PROJECT);
        for (var child : new HappeningSpreader().spread(delivery(sample.type(), sample.payload()))) {
            scene.stage.process(delivery(child.type().name(), child.payload()));
        }
    }

    private Delivery delivery(String type, String payload) {
        return new Delivery(UUID.randomUUID(), new EventType(type), payload, 1, 3, scene.stage.clock.instant());
    }

    private Sample review(Offer offer, String action, String state) {
        return Sample.gitlab("merge_request")
                .with("user", "{\"id\": 31, \"username\": \"ada\", \"name\": \"Ada\"}")
                .with("object_attributes.iid", offer.number())
                .with("object_attributes.last_commit.id", offer.sha())
                .with("object_attributes.description", "")
                .with("object_attributes.action", action)
                .with("object_attributes.state", state)
                .with("object_attributes.updated_at", "2026-01-05 09:" + ++minutes + ":00 UTC");
    }

    private String card() {
        return scene.group.fromBot().getFirst().text();
    }

    @Test
    void aMergeRequestSaysWhoMergedItViaUs() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        hear(review(offer, "open", "opened"));
        int card = scene.group.fromBot().getFirst().id();

        scene.press(Stage.ADA, card, "👍 Approve");
        hear(review(offer, "approved", "opened"));
        assertThat(card()).contains("approved by @ada via bot");
        scene.press(Stage.ADA, card, "✓ Merge");
        assertThat(scene.press(Stage.ADA, "Yes: Merge")).contains("done");
        hear(review(offer, "merge", "merged"));

        assertThat(card()).contains("Merged by @ada via bot", "approved by @ada via bot");
    }

    @Test
    void whatSomebodyDidAtTheForgeIsNotSaidToBeDoneViaUs() {
        var offer = scene.merge(Act.DECLINE, Provider.GITLAB);
        hear(review(offer, "open", "opened"));
        int card = scene.group.fromBot().getFirst().id();
        scene.press(Stage.ADA, card, "✕ Decline");
        scene.press(Stage.ADA, "Yes: Decline");

        hear(review(offer, "close", "closed").with("user.username", "carl").with("user.id", 33));
        assertThat(card()).contains("Closed by @carl").doesNotContain("via bot");
        hear(review(offer, "reopen", "opened"));
        hear(review(offer, "close", "closed"));
        assertThat(card()).contains("Closed by @ada via bot");
    }

    @Test
    void eachActIsSaidToBeDoneViaUsForItself() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        hear(review(offer, "open", "opened"));
        scene.press(Stage.ADA, scene.group.fromBot().getFirst().id(), "👍 Approve");

        hear(review(offer, "approved", "opened"));
        hear(review(offer, "merge", "merged"));

        assertThat(card())
                .contains("Merged by @ada", "approved by @ada via bot")
                .doesNotContain("Merged by @ada via bot");
    }

    @Test
    void whatTheForgeRefusedWasNotDoneViaUs() {
        var offer = scene.merge(Act.MERGE, Provider.GITLAB);
        hear(review(offer, "open", "opened"));
        scene.press(Stage.ADA, scene.group.fromBot().getFirst().id(), "✓ Merge");
        scene.push(Provider.GITLAB);
        assertThat(scene.press(Stage.ADA, "Yes: Merge")).contains("new commits");

        hear(review(offer, "merge", "merged"));

        assertThat(card()).contains("Merged by @ada").doesNotContain("via bot");
    }

    private Sample pipeline(String id, String status) {
        var preview = scene.project.pipelines().getLast().job("preview");
        return Sample.gitlab("pipeline")
                .with("object_attributes.id", id)
                .with("object_attributes.ref", "replicas")
                .with("object_attributes.status", status)
                .with("object_attributes.finished_at", "2026-01-05 09:" + ++minutes + ":00 UTC")
                .with(
                        "builds",
                        "[{\"id\": %d, \"stage\": \"build\", \"name\": \"preview\", \"status\": \"%s\", \"allow_failure\": true}]"
                                .formatted(preview.id(), preview.status()));
    }

    @Test
    void aPipelineOffersTheJobThatWaitsForSomebodyAndSaysWhoStartedIt() {
        var id = scene.pipeline(Provider.GITLAB);
        hear(pipeline(id, "running"));
        int card = scene.group.fromBot().getFirst().id();

        assertThat(scene.press(Stage.BOB, card, "▶ preview")).contains("@bob", "no right");
        assertThat(scene.changes(Provider.GITLAB)).isEmpty();
        assertThat(scene.press(Stage.ADA, card, "▶ preview")).contains("Play", "@ada", "done");
        assertThat(scene.changes(Provider.GITLAB)).hasSize(1);
        hear(pipeline(id, "running"));

        var seen = scene.group.fromBot().getFirst();
        assertThat(seen.text()).contains("🤖 job started by @ada via bot");
        assertThat(seen.buttons().toString()).contains("■ Stop").doesNotContain("preview");
    }

    @Test
    void aPipelineSaysWhoStoppedItAndWhoHadItTriedAgain() {
        var id = scene.pipeline(Provider.GITLAB);
        hear(pipeline(id, "running"));
        int card = scene.group.fromBot().getFirst().id();
        scene.press(Stage.ADA, card, "■ Stop");
        scene.press(Stage.ADA, "Yes: Stop");
        hear(pipeline(id, "canceled"));
        assertThat(card()).contains("🤖 stopped by @ada via bot");

        scene.press(Stage.ADA, card, "↻ Retry");
        hear(pipeline(id, "running"));
        assertThat(card()).contains("🤖 retried by @ada via bot").doesNotContain("stopped by");
    }

    @Test
    void aStopThatWasFollowedBySomethingElseIsPast() {
        var id = scene.pipeline(Provider.GITLAB);
        hear(pipeline(id, "running"));
        scene.press(Stage.ADA, scene.group.fromBot().getFirst().id(), "■ Stop");
        scene.press(Stage.ADA, "Yes: Stop");

        hear(pipeline(id, "failed"));

        assertThat(card()).doesNotContain("stopped by");
    }
}
