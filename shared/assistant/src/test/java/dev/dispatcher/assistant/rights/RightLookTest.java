package dev.dispatcher.assistant.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.assistant.linking.Browser;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.NewSubscription;
import dev.dispatcher.assistant.subscriptions.Subscription;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.people.Place;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.standins.telegram.ChatHandle;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RightLookTest {

    private static final String PROJECT = "demo/shop";

    private final Stage stage = new Stage();
    private final ChatHandle group = stage.group();
    private final Subscriptions subscriptions = stage.bean(Subscriptions.class);

    @AfterEach
    void close() {
        stage.close();
    }

    private void grant(boolean mayRead) {
        stage.gitlab.project(PROJECT).grant("ada", mayRead ? Rights.REPORTER : Rights.GUEST);
        stage.github.repository(PROJECT).grant("ada", mayRead ? "pull" : "none");
    }

    private Subscription subscribe(Provider provider) {
        grant(true);
        new Browser(stage).link(Stage.ADA, provider);
        return subscriptions
                .subscribe(new NewSubscription(
                        Place.chat(group.id()),
                        provider,
                        stage.forge(provider).instance(),
                        null,
                        PROJECT,
                        EventKind.USUAL,
                        Filters.USUAL,
                        Stage.ADA.id()))
                .subscription();
    }

    /// A day later.
    private Reaction.Result look() {
        stage.database.update("UPDATE subscriptions SET right_seen_at = clock_timestamp() - interval '25 hours'");
        assertThat(stage.bean(RightRounds.class).run()).isEqualTo(1);
        assertThat(stage.bean(RightRounds.class).run()).isZero();
        var payload = stage.database
                .one(
                        "SELECT payload::text AS payload FROM events WHERE type = 'dispatcher.right_look' ORDER BY id DESC",
                        row -> row.text("payload"))
                .orElseThrow();
        return stage.process(new Delivery(UUID.randomUUID(), RightRounds.LOOK, payload, 1, 3, stage.clock.instant()));
    }

    private boolean isOn(Subscription one) {
        return subscriptions.find(one.id()).orElseThrow().disabledReason() == null;
    }

    @ParameterizedTest
    @EnumSource
    void aChatHearsNoMoreOfWhatItsSubscriberMayNotRead(Provider provider) {
        var one = subscribe(provider);
        look();
        assertThat(isOn(one)).isTrue();
        int told = group.fromBot().size();

        grant(false);
        look();

        assertThat(isOn(one)).isFalse();
        assertThat(group.fromBot()).hasSize(told + 1);
        assertThat(Stage.last(group)).contains("No more news of demo/shop", "subscribe it again");
    }

    @ParameterizedTest
    @EnumSource
    void whoHasToSignInAgainHasLostNothing(Provider provider) {
        var one = subscribe(provider);
        stage.database.update("UPDATE links SET tokens_sealed = NULL");
        grant(false);

        look();

        assertThat(isOn(one)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aForgeThatDoesNotAnswerIsAskedAgain(Provider provider) {
        var one = subscribe(provider);
        switch (provider) {
            case GITLAB -> stage.gitlab.faults().on("GET", "**/projects/*").answers(502);
            case GITHUB -> stage.github.faults().on("GET", "**/repos/**").answers(502);
        }

        assertThat(look()).isInstanceOf(Reaction.Unavailable.class);
        assertThat(isOn(one)).isTrue();
    }
}
