package dev.dispatcher.assistant.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.Hooks.Hook;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.linking.Browser;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.NewSubscription;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.people.Place;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.standins.telegram.ChatHandle;
import dev.dispatcher.testing.StubServer;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The same project on both forges, which Ada administers, and our own address, which they call.
final class HookScene implements AutoCloseable {

    static final String PROJECT = "demo/shop";

    final StubServer ours = new StubServer();
    final Stage stage = new Stage(ours.url());
    final HookCare care = stage.bean(HookCare.class);
    final Subscriptions subscriptions = stage.bean(Subscriptions.class);
    private int worked;

    HookScene() {
        stage.gitlab.project(PROJECT).grant("ada", Rights.MAINTAINER).grant("bob", Rights.DEVELOPER);
        stage.github.repository(PROJECT).grant("ada", "admin").grant("bob", "push");
        var browser = new Browser(stage);
        for (var provider : Provider.values()) {
            browser.link(Stage.ADA, provider);
            browser.link(Stage.BOB, provider);
        }
    }

    @Override
    public void close() {
        stage.close();
        ours.close();
    }

    UUID subscribe(Provider provider, int thread, EventKind... kinds) {
        return subscriptions
                .subscribe(new NewSubscription(
                        new Place(stage.ada.id(), thread),
                        provider,
                        stage.forge(provider).instance(),
                        null,
                        PROJECT,
                        Set.of(kinds),
                        Filters.USUAL,
                        Stage.ADA.id()))
                .subscription()
                .id();
    }

    Cared see(Provider provider) {
        var cared = care.see(Stage.ADA.id(), provider, PROJECT);
        tick();
        return cared;
    }

    void tick() {
        stage.gitlab.tick();
        stage.github.tick();
    }

    Token token(Provider provider) {
        return new Token(provider == Provider.GITLAB ? stage.gitlab.token("ada") : stage.github.token("ada"));
    }

    List<Hook> hooks(Provider provider) {
        Forge forge = stage.forge(provider);
        return forge.hooks().list(token(provider), PROJECT);
    }

    int creations(Provider provider) {
        return provider == Provider.GITLAB
                ? stage.gitlab.ledger().count("POST", "**/hooks")
                : stage.github.ledger().count("POST", "**/hooks");
    }

    static Set<String> words(Provider provider) {
        return provider == Provider.GITLAB
                ? Set.of("pipeline_events", "wiki_page_events")
                : Set.of("workflow_run", "workflow_job", "gollum");
    }

    int updates(Provider provider, String verb) {
        return provider == Provider.GITLAB
                ? stage.gitlab.ledger().count(verb, "**/hooks/*")
                : stage.github.ledger().count(verb, "**/hooks/*");
    }

    /// Has the wishes for hooks worked on that nobody has worked on yet. The last thing that this chat was told.
    String wishes(ChatHandle chat) {
        return wishes(chat, 1);
    }

    String wishes(ChatHandle chat, int attempt) {
        var payloads = stage.database.list(
                "SELECT payload::text AS payload FROM events WHERE type = 'notification.hook' ORDER BY created_at, id",
                row -> row.text("payload"));
        for (var payload : payloads.subList(worked, payloads.size())) {
            var delivery = new Delivery(UUID.randomUUID(), HookWishes.TYPE, payload, attempt, 3, stage.clock.instant());
            if (stage.process(delivery) instanceof Reaction.Done) worked++;
        }
        tick();
        return Stage.last(chat);
    }

    String look() {
        stage.database.update("UPDATE hooks SET looked_at = clock_timestamp() - interval '16 minutes'");
        assertThat(stage.bean(HookRounds.class).run()).isEqualTo(1);
        assertThat(stage.bean(HookRounds.class).run()).isZero();
        var payload = stage.database
                .one(
                        "SELECT payload::text AS payload FROM events WHERE type = 'dispatcher.hook_look' ORDER BY id DESC",
                        row -> row.text("payload"))
                .orElseThrow();
        stage.process(new Delivery(UUID.randomUUID(), HookRounds.LOOK, payload, 1, 3, stage.clock.instant()));
        tick();
        return Stage.last(stage.ada);
    }

    void fail(int times) {
        ours.answering(500, "");
        var reviews = stage.gitlab.project(PROJECT).reviews();
        for (int i = 0; i < times; i++) {
            reviews.open("bob", "branch-" + i, "Change");
            tick();
        }
    }
}
