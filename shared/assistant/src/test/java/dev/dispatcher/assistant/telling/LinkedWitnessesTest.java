package dev.dispatcher.assistant.telling;

import static dev.dispatcher.assistant.Stage.ADA;
import static dev.dispatcher.assistant.Stage.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.assistant.forge.Account;
import dev.dispatcher.assistant.forge.Comparison;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.happenings.Project;
import dev.dispatcher.assistant.happenings.Span;
import dev.dispatcher.assistant.hooks.Hook;
import dev.dispatcher.assistant.hooks.Hooks;
import dev.dispatcher.assistant.linking.Browser;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.NewSubscription;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import dev.dispatcher.people.Place;
import dev.dispatcher.standins.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkedWitnessesTest {

    private static final Project SHOP =
            new Project(7L, "demo/shop", "https://gitlab.example.com/demo/shop", "main", true);
    private static final Answer MEMBERS =
            Answer.json(200, List.of(Map.of("id", 22, "username", "bob", "name", "Bob", "state", "active")));

    private final Stage stage = new Stage();
    private final Browser browser = new Browser(stage);
    private final Witnesses witnesses = stage.bean(Witnesses.class);
    private final Hook hook =
            new Hook("h1", Provider.GITLAB, stage.forge(Provider.GITLAB).instance(), 7L, "demo/shop");

    @BeforeEach
    void hookOfBobsAndSubscriptionOfAdas() {
        stage.bean(Hooks.class).save(hook);
        stage.database.update("UPDATE hooks SET created_by = ?", BOB.id());
        stage.bean(Subscriptions.class)
                .subscribe(new NewSubscription(
                        Place.chat(ADA.id()),
                        Provider.GITLAB,
                        hook.instance(),
                        null,
                        "Demo/Shop",
                        EventKind.USUAL,
                        Filters.USUAL,
                        ADA.id()));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private int asked() {
        return stage.gitlab.ledger().count("GET", "**/members");
    }

    @Test
    void whoeverMaySeeItSaysWhoIsThere() {
        browser.link(ADA, Provider.GITLAB);
        browser.link(BOB, Provider.GITLAB);
        stage.gitlab.faults().on("GET", "**/members").times(1).answers(404);
        stage.gitlab.faults().on("GET", "**/members").answers(MEMBERS);

        assertThat(witnesses.members(hook, SHOP, "demo/fruit")).containsExactly(new Account(22, "bob", "Bob"));
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void theFirstAnswerIsEnough() {
        browser.link(ADA, Provider.GITLAB);
        browser.link(BOB, Provider.GITLAB);
        stage.gitlab
                .faults()
                .on("GET", "**/repository/compare")
                .answers(Answer.json(
                        200, Map.of("diffs", List.of(Map.of("old_path", "a", "new_path", "a", "new_file", true)))));

        assertThat(witnesses.compare(hook, SHOP, new Span("1a2b", "5f1d")))
                .contains(new Comparison(List.of("a"), List.of(), List.of(), true));
        assertThat(stage.gitlab.ledger().count("GET", "**/repository/compare")).isEqualTo(1);
    }

    @Test
    void nobodyIsAskedWhoIsNotLinkedOrAnywhereElse() {
        stage.gitlab.faults().on("GET", "**/members").answers(MEMBERS);
        assertThat(witnesses.members(hook, SHOP, "demo/fruit")).isEmpty();

        browser.link(ADA, Provider.GITLAB);
        var elsewhere = new Hook("h1", Provider.GITLAB, "https://elsewhere.example.com", 7L, "demo/shop");
        assertThat(witnesses.members(elsewhere, SHOP, "demo/fruit")).isEmpty();
        assertThat(asked()).isZero();
    }

    @Test
    void aForgeThatDoesNotAnswerIsNoAnswer() {
        browser.link(ADA, Provider.GITLAB);
        stage.gitlab.faults().on("GET", "**/members").answers(502);

        assertThatThrownBy(() -> witnesses.members(hook, SHOP, "demo/fruit"))
                .isInstanceOf(ForgeFailure.Unanswered.class);
    }
}
