package dev.dispatcher.assistant.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.assistant.forge.ForgeFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RenewalTest {

    private final Stage stage = new Stage();
    private final Browser browser = new Browser(stage);
    private final Access access = stage.bean(Access.class);

    @BeforeEach
    void link() {
        browser.link(Stage.ADA, Provider.GITLAB);
        browser.link(Stage.ADA, Provider.GITHUB);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Optional<String> whoAmI(Provider provider) {
        return access.as(
                Stage.ADA.id(),
                provider,
                session -> session.forge().whoAmI(session.token()).account().username());
    }

    private void isEnding() {
        stage.database.update("UPDATE links SET expires_at = clock_timestamp() + interval '1 minute'");
    }

    private int refreshes(Provider provider) {
        var ledger =
                switch (provider) {
                    case GITLAB -> stage.gitlab.ledger().of("POST", "/oauth/token");
                    case GITHUB -> stage.github.ledger().of("POST", "/login/oauth/access_token");
                };
        return (int) ledger.stream()
                .filter(entry -> entry.call().body().contains("grant_type=refresh_token"))
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void refreshesOnceHoweverManyWorkersFindItEnding(Provider provider)
            throws InterruptedException, ExecutionException {
        isEnding();
        Callable<Optional<String>> question = () -> whoAmI(provider);

        try (var workers = Executors.newFixedThreadPool(4)) {
            for (var answer : workers.invokeAll(List.of(question, question, question, question))) {
                assertThat(answer.get()).contains("ada");
            }
        }

        assertThat(refreshes(provider)).isEqualTo(1);
        assertThat(whoAmI(provider)).contains("ada");
        assertThat(refreshes(provider)).isEqualTo(1);
    }

    @Test
    void tellsOnceThatSomebodyHasToSignInAgain() {
        revoke(Provider.GITLAB);
        int before = Stage.told(stage.ada).size();

        assertThat(whoAmI(Provider.GITLAB)).isEmpty();
        assertThat(whoAmI(Provider.GITLAB)).isEmpty();
        stage.deliver();

        assertThat(Stage.told(stage.ada)).hasSize(before + 1);
        assertThat(Stage.last(stage.ada)).contains("Sign in again");
        assertThat(stage.ada.fromBot().getLast().buttons()).containsExactly(List.of("Sign in to GitLab"));
        assertThat(refreshes(Provider.GITLAB)).isEqualTo(1);
    }

    private void revoke(Provider provider) {
        var token = access.as(
                        Stage.ADA.id(), provider, session -> session.token().value())
                .orElseThrow();
        stage.gitlab.revoke(token);
        isEnding();
    }

    @Test
    void triesANewTokenWhereTheOldOneIsVoidBeforeItsTime() {
        var first = access.as(
                        Stage.ADA.id(),
                        Provider.GITHUB,
                        session -> session.token().value())
                .orElseThrow();
        stage.github.revoke(first);

        assertThat(whoAmI(Provider.GITHUB)).contains("ada");
        assertThat(refreshes(Provider.GITHUB)).isEqualTo(1);
    }

    @Test
    void keepsTheTokensWhileTheForgeDoesNotAnswer() {
        isEnding();
        stage.gitlab.faults().on("POST", "/oauth/token").times(1).answers(502);

        assertThatThrownBy(() -> whoAmI(Provider.GITLAB)).isInstanceOf(ForgeFailure.Unanswered.class);
        assertThat(whoAmI(Provider.GITLAB)).contains("ada");
    }

    @Test
    void endsNobodysLinkBecauseItIsUsWhoAreRefused() {
        isEnding();
        var wrong = dev.dispatcher.standins.Answer.json(401, java.util.Map.of("error", "invalid_client"));
        stage.gitlab.faults().on("POST", "/oauth/token").times(1).answers(wrong);

        assertThatThrownBy(() -> whoAmI(Provider.GITLAB))
                .isInstanceOf(ForgeFailure.Unanswered.class)
                .hasMessageContaining("invalid_client");
        assertThat(whoAmI(Provider.GITLAB)).contains("ada");
    }

    @Test
    void waitsNoLongerForAWorkerThatDied() {
        isEnding();
        stage.database.update("UPDATE links SET renewing_until = clock_timestamp() + interval '300 ms'");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> whoAmI(Provider.GITLAB)))
                .satisfiesAnyOf(
                        trouble -> assertThat(trouble).isNull(),
                        trouble -> assertThat(trouble).isInstanceOf(ForgeFailure.Unanswered.class));
        dev.dispatcher.testing.Eventually.eventually(
                "the lease is over",
                Duration.ofSeconds(10),
                () -> whoAmI(Provider.GITLAB).isPresent());
    }
}
