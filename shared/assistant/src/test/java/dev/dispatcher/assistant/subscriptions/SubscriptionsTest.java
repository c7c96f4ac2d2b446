package dev.dispatcher.assistant.subscriptions;

import static dev.dispatcher.assistant.Newsroom.ANN;
import static dev.dispatcher.assistant.Newsroom.GROUP;
import static dev.dispatcher.assistant.Provider.GITHUB;
import static dev.dispatcher.assistant.Provider.GITLAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.assistant.Newsroom;
import dev.dispatcher.assistant.subscriptions.Subscriptions.Subscribed;
import dev.dispatcher.database.SqlFailure;
import dev.dispatcher.people.Chats;
import dev.dispatcher.people.Place;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {

    private static final Filters CHOSEN = new Filters(
            new Rule(List.of("main"), List.of("x/*")),
            Rule.not("chore"),
            Rule.only("ann"),
            Rule.not("nightly"),
            Rule.only("manual/**"),
            Set.of(Moment.SUCCESS),
            true,
            true);

    private final Newsroom newsroom = new Newsroom();
    private final Subscriptions subscriptions = newsroom.subscriptions;

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void keepsEverythingThatWasChosen() {
        var subscribed = subscribe(new Place(GROUP, 5), 7L, "Demo/Shop", Set.of(EventKind.WIKI), CHOSEN);

        assertThat(subscribed.isNew()).isTrue();
        assertThat(subscriptions.find(subscribed.subscription().id())).contains(subscribed.subscription());
        assertThat(subscribed.subscription().filters()).isEqualTo(CHOSEN);
        assertThat(subscribed.subscription().events()).containsExactly(EventKind.WIKI);
        assertThat(subscribed.subscription().place()).isEqualTo(new Place(GROUP, 5));
        assertThat(subscribed.subscription().createdBy()).isEqualTo(ANN);
    }

    @Test
    void isOneForAPlaceAndAProject() {
        var first = subscribe(Place.chat(GROUP), null, "demo/shop", EventKind.USUAL, Filters.USUAL);
        subscriptions.disable(first.subscription().id(), "the bot was thrown out");
        var again = subscribe(Place.chat(GROUP), 7L, "Demo/shop", Set.of(EventKind.WIKI), CHOSEN);

        assertThat(again.isNew()).isFalse();
        assertThat(again.subscription().id()).isEqualTo(first.subscription().id());
        assertThat(again.subscription().projectId()).isEqualTo(7L);
        assertThat(again.subscription().disabledReason()).isNull();
        assertThat(subscribe(new Place(GROUP, 5), 7L, "demo/shop", EventKind.USUAL, Filters.USUAL)
                        .isNew())
                .isTrue();
        assertThat(subscriptions.ofChat(GROUP)).hasSize(2);
        assertThat(subscriptions.of(Place.chat(GROUP))).hasSize(1);
    }

    @Test
    void findsAProjectByItsNumberAlsoUnderANewName() {
        subscribe(Place.chat(GROUP), 7L, "demo/shop", EventKind.USUAL, Filters.USUAL);
        subscribe(Place.chat(ANN), null, "Demo/Shop", EventKind.USUAL, Filters.USUAL);

        assertThat(subscriptions.ofProject(GITLAB, "here", 7L, "demo/market")).hasSize(1);
        assertThat(subscriptions.ofProject(GITLAB, "here", 8L, "demo/shop")).hasSize(1);
        assertThat(subscriptions.ofProject(GITLAB, "here", null, "demo/shop")).hasSize(2);
        assertThat(subscriptions.ofProject(GITLAB, "elsewhere", 7L, "demo/shop"))
                .isEmpty();
        assertThat(subscriptions.ofProject(GITHUB, "here", 7L, "demo/shop")).isEmpty();
    }

    @Test
    void changesAndEnds() {
        var id = subscribe(Place.chat(GROUP), 7L, "demo/shop", EventKind.USUAL, Filters.USUAL)
                .subscription()
                .id();

        assertThat(subscriptions.change(id, Set.of(EventKind.DOCS), CHOSEN))
                .hasValueSatisfying(changed -> assertThat(changed.filters()).isEqualTo(CHOSEN));
        assertThat(subscriptions.wanted(GITLAB, "here", 7L, "demo/shop")).containsExactly(EventKind.DOCS);
        assertThat(subscriptions.unsubscribe(id)).isPresent();
        assertThat(subscriptions.unsubscribe(id)).isEmpty();
        assertThat(subscriptions.change(id, EventKind.USUAL, CHOSEN)).isEmpty();
        assertThat(subscriptions.wanted(GITLAB, "here", 7L, "demo/shop")).isEmpty();
    }

    @Test
    void isHeardNoMoreOnceDisabled() {
        var id = subscribe(Place.chat(GROUP), 7L, "demo/shop", EventKind.USUAL, Filters.USUAL)
                .subscription()
                .id();
        subscriptions.disable(id, "rights were lost");

        assertThat(subscriptions.ofProject(GITLAB, "here", 7L, "demo/shop")).isEmpty();
        assertThat(subscriptions.find(id).orElseThrow().disabledReason()).isEqualTo("rights were lost");
    }

    @Test
    void movesWithItsGroup() {
        subscribe(Place.chat(GROUP), 7L, "demo/shop", EventKind.USUAL, Filters.USUAL);
        newsroom.context.getBean(Chats.class).migrated(GROUP, -200);

        assertThat(subscriptions.ofChat(-200)).hasSize(1);
    }

    @Test
    void knowsTheSameKindsAsTheDatabase() {
        subscribe(Place.chat(GROUP), 7L, "demo/shop", EnumSet.allOf(EventKind.class), Filters.USUAL);
        for (var kind : EventKind.values())
            assertThat(EventKind.of(kind.word())).contains(kind);
        assertThat(EventKind.of("issue")).isEmpty();
        assertThatThrownBy(() -> newsroom.database.update("UPDATE subscriptions SET events = '{issue}'"))
                .isInstanceOf(SqlFailure.Broken.class);
    }

    @Test
    void readsWhatAnOlderVersionWrote() {
        subscribe(Place.chat(GROUP), 7L, "demo/shop", EventKind.USUAL, CHOSEN);
        newsroom.database.update("UPDATE subscriptions SET filters = '{}'");

        assertThat(subscriptions.ofChat(GROUP).getFirst().filters()).isEqualTo(Filters.USUAL);
    }

    private Subscribed subscribe(
            Place place, @Nullable Long number, String path, Set<EventKind> events, Filters filters) {
        return subscriptions.subscribe(new NewSubscription(place, GITLAB, "here", number, path, events, filters, ANN));
    }
}
