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
import dev.dispatcher.people.Place;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.testing.StubServer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookCareTest {

    private static final String PROJECT = "demo/shop";

    private final StubServer ours = new StubServer();
    private final Stage stage = new Stage(ours.url());
    private final HookCare care = stage.bean(HookCare.class);
    private final Subscriptions subscriptions = stage.bean(Subscriptions.class);

    @BeforeEach
    void arrange() {
        stage.gitlab.project(PROJECT).grant("ada", Rights.MAINTAINER).grant("bob", Rights.DEVELOPER);
        stage.github.repository(PROJECT).grant("ada", "admin").grant("bob", "push");
        var browser = new Browser(stage);
        for (var provider : Provider.values()) {
            browser.link(Stage.ADA, provider);
            browser.link(Stage.BOB, provider);
        }
    }

    @AfterEach
    void close() {
        stage.close();
        ours.close();
    }

    private UUID subscribe(Provider provider, int thread, EventKind... kinds) {
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

    private Cared see(Provider provider) {
        var cared = care.see(Stage.ADA.id(), provider, PROJECT);
        tick();
        return cared;
    }

    private void tick() {
        stage.gitlab.tick();
        stage.github.tick();
    }

    private Token token(Provider provider) {
        return new Token(provider == Provider.GITLAB ? stage.gitlab.token("ada") : stage.github.token("ada"));
    }

    private List<Hook> hooks(Provider provider) {
        Forge forge = stage.forge(provider);
        return forge.hooks().list(token(provider), PROJECT);
    }

    private int creations(Provider provider) {
        return provider == Provider.GITLAB
                ? stage.gitlab.ledger().count("POST", "**/hooks")
                : stage.github.ledger().count("POST", "**/hooks");
    }

    private static Set<String> words(Provider provider) {
        return provider == Provider.GITLAB
                ? Set.of("pipeline_events", "wiki_page_events")
                : Set.of("workflow_run", "workflow_job", "gollum");
    }

    @ParameterizedTest
    @EnumSource
    void makesOneHookForWhatIsNeededAndTestsIt(Provider provider) {
        subscribe(provider, 1, EventKind.PIPELINES);
        subscribe(provider, 2, EventKind.WIKI, EventKind.PIPELINES);

        var cared = see(provider);
        see(provider);

        assertThat(cared).isInstanceOf(Cared.Live.class);
        assertThat(creations(provider)).isEqualTo(1);
        var hook = hooks(provider).getFirst();
        assertThat(hooks(provider)).hasSize(1);
        assertThat(hook.words()).isEqualTo(words(provider));
        assertThat(hook.url())
                .isEqualTo(ours.url() + "/webhooks/" + provider.word() + "/" + ((Cared.Live) cared).hookId());
        assertThat(ours.asked()).isNotEmpty();
        assertThat(stage.bean(Hooks.class).find(((Cared.Live) cared).hookId())).isPresent();
    }

    @Test
    void givesTheSecretsThatFollowFromItsId() {
        subscribe(Provider.GITLAB, 1, EventKind.PIPELINES);

        see(Provider.GITLAB);

        var asked = ours.asked().getFirst();
        assertThat(asked.header("X-Gitlab-Token").orElseThrow()).matches("[0-9a-f]{64}");
        assertThat(asked.header("webhook-signature")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void widensAndNarrowsWithTheSubscriptions(Provider provider) {
        var pipelines = subscribe(provider, 1, EventKind.PIPELINES);
        see(provider);
        subscribe(provider, 2, EventKind.WIKI);
        see(provider);
        assertThat(hooks(provider).getFirst().words()).isEqualTo(words(provider));

        subscriptions.unsubscribe(pipelines);
        see(provider);

        assertThat(hooks(provider).getFirst().words()).hasSize(1);
        assertThat(creations(provider)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void removesItWithTheLastSubscription(Provider provider) {
        var only = subscribe(provider, 1, EventKind.PIPELINES);
        see(provider);
        subscriptions.unsubscribe(only);

        assertThat(see(provider)).isEqualTo(new Cared.Removed());

        assertThat(hooks(provider)).isEmpty();
        assertThat(stage.database.list("SELECT id FROM hooks", row -> row.text("id")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsItsOwnHookAgainAfterItsRowWasLost(Provider provider) {
        subscribe(provider, 1, EventKind.PIPELINES);
        see(provider);
        stage.database.update("DELETE FROM hooks");

        assertThat(see(provider)).isInstanceOf(Cared.Live.class);

        assertThat(hooks(provider)).hasSize(1);
        assertThat(creations(provider)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatItTakesMoreRights(Provider provider) {
        subscribe(provider, 1, EventKind.PIPELINES);

        assertThat(care.see(Stage.BOB.id(), provider, PROJECT)).isEqualTo(new Cared.NoRight(PROJECT));
        assertThat(care.see(999, provider, PROJECT)).isEqualTo(new Cared.NotLinked());
        assertThat(care.see(Stage.ADA.id(), provider, "demo/none")).isEqualTo(new Cared.NoSuchProject());
        assertThat(creations(provider)).isZero();
    }

    @Test
    void saysWhenTheForgeCannotReachUs() {
        subscribe(Provider.GITLAB, 1, EventKind.PIPELINES);
        ours.answering(500, "");

        assertThat(see(Provider.GITLAB)).isInstanceOf(Cared.Untested.class);
    }

    private String look() {
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

    private void fail(int times) {
        ours.answering(500, "");
        var reviews = stage.gitlab.project(PROJECT).reviews();
        for (int i = 0; i < times; i++) {
            reviews.open("bob", "branch-" + i, "Change");
            tick();
        }
    }

    @Test
    void turnsOnAgainWhatTheForgeHasGivenUpOnAndTellsItsOwner() {
        subscribe(Provider.GITLAB, 1, EventKind.MERGE_REQUESTS);
        see(Provider.GITLAB);
        fail(6);
        assertThat(hooks(Provider.GITLAB).getFirst().isOn()).isFalse();
        int told = Stage.told(stage.ada).size();

        assertThat(look()).contains("is off", "cannot reach us");
        look();
        assertThat(Stage.told(stage.ada)).hasSize(told + 1);

        ours.answering(200, "{}");
        assertThat(look()).contains("turned it on again");
        assertThat(hooks(Provider.GITLAB).getFirst().isOn()).isTrue();
        assertThat(look()).contains("turned it on again");
        assertThat(Stage.told(stage.ada)).hasSize(told + 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7})
    void sendsAgainWhatNobodyHeardFiveAMinuteAtMost(int failures) {
        subscribe(Provider.GITHUB, 1, EventKind.MERGE_REQUESTS);
        see(Provider.GITHUB);
        ours.answering(500, "");
        for (int i = 0; i < failures; i++) stage.github.repository(PROJECT).openPull("bob", "branch-" + i, "Change");
        tick();
        ours.answering(200, "{}");

        look();

        assertThat(stage.github.ledger().count("POST", "**/attempts")).isEqualTo(Math.min(failures, 5));
        look();
        assertThat(stage.github.ledger().count("POST", "**/attempts")).isEqualTo(failures);
        look();
        assertThat(stage.github.ledger().count("POST", "**/attempts")).isEqualTo(failures);
    }

    @Test
    void makesAgainWhatSomebodyHasDeleted() {
        subscribe(Provider.GITHUB, 1, EventKind.WIKI);
        see(Provider.GITHUB);
        stage.forge(Provider.GITHUB)
                .hooks()
                .delete(
                        token(Provider.GITHUB),
                        PROJECT,
                        hooks(Provider.GITHUB).getFirst().id());

        look();

        assertThat(hooks(Provider.GITHUB)).hasSize(1);
    }

    @Test
    void saysOnceThatNobodyCanLookAfterIt() {
        subscribe(Provider.GITLAB, 1, EventKind.WIKI);
        see(Provider.GITLAB);
        stage.gitlab.project(PROJECT).grant("ada", Rights.DEVELOPER);
        int told = Stage.told(stage.ada).size();

        assertThat(look()).contains("Nobody can look after");
        look();

        assertThat(Stage.told(stage.ada)).hasSize(told + 1);
    }

    @Test
    void tellsTheSameOfAHookMadeByHandEachTime() {
        var desk = stage.bean(HandMadeHooks.class);

        var first = (HandMadeHooks.Made.Registered) desk.register(Provider.GITLAB, PROJECT);
        var second = (HandMadeHooks.Made.Registered) desk.register(Provider.GITLAB, "Demo/Shop");

        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.url()).isEqualTo(first.url());
        assertThat(second.secret()).isEqualTo(first.secret()).matches("[0-9a-f]{64}");
        assertThat(first.toString()).doesNotContain(first.secret());
    }
}
