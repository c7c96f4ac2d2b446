package dev.dispatcher.assistant.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.linking.SigningIn.End;
import dev.dispatcher.assistant.linking.SigningIn.Start;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningInTest {

    private final Stage stage = new Stage();
    private final Browser browser = new Browser(stage);
    private final SigningIn signingIn = stage.bean(SigningIn.class);

    @AfterEach
    void close() {
        stage.close();
    }

    private Start.OnTheWay start(Provider provider) {
        return (Start.OnTheWay) signingIn.start(provider, Browser.login(Stage.ADA, stage.clock.instant()));
    }

    private long links() {
        return stage.database
                .one("SELECT count(*) AS n FROM links", row -> row.big("n"))
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void linksWhoPressedTheButtonWithWhoIsSignedIn(Provider provider) {
        var link = browser.link(Stage.ADA, provider);

        assertThat(link.user()).isEqualTo(Stage.ADA.id());
        assertThat(link.username()).isEqualTo("ada");
        assertThat(Stage.last(stage.ada)).contains("@ada").contains("undo");
        assertThat(stage.bean(Access.class)
                        .as(
                                Stage.ADA.id(),
                                provider,
                                session -> session.forge()
                                        .whoAmI(session.token())
                                        .account()
                                        .username()))
                .contains("ada");
        assertThat(stage.bean(LinkedUsers.class)
                        .find(provider, stage.forge(provider).instance(), new Actor(null, "ADA", "Ada", false)))
                .contains(Stage.ADA.id());
    }

    @Test
    void asksTheForgeWithPkce() {
        var address = start(Provider.GITLAB).address();

        assertThat(address).startsWith(stage.gitlab.url() + "/oauth/authorize?");
        assertThat(address).contains("code_challenge_method=S256").contains("scope=api");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnotherBrowserThanTheOneThatSetOut(Provider provider) {
        var begun = start(provider);
        browser.signIn(provider, "victim");
        var brought = Browser.visit(begun.address());

        assertThat(signingIn.end(provider, brought, "")).isEqualTo(new End.Stranger());
        assertThat(signingIn.end(provider, brought, "another browser's")).isEqualTo(new End.Stranger());
        // And after that attempt it is over for the thief as well.
        assertThat(signingIn.end(provider, brought, begun.cookie())).isEqualTo(new End.Stranger());
        assertThat(links()).isZero();
    }

    @Test
    void takesTelegramsWordOnceAndWhileItIsFresh() {
        var word = Browser.login(Stage.ADA, stage.clock.instant());
        assertThat(signingIn.start(Provider.GITLAB, word)).isInstanceOf(Start.OnTheWay.class);

        assertThat(signingIn.start(Provider.GITLAB, word)).isEqualTo(new Start.Stranger());
        var old = stage.clock.instant().minus(Duration.ofMinutes(5));
        assertThat(signingIn.start(Provider.GITLAB, Browser.login(Stage.ADA, old)))
                .isEqualTo(new Start.Stranger());
        var ahead = stage.clock.instant().plus(Duration.ofMinutes(2));
        assertThat(signingIn.start(Provider.GITLAB, Browser.login(Stage.ADA, ahead)))
                .isEqualTo(new Start.Stranger());
    }

    @Test
    void believesNobodyButTelegram() {
        var word = Browser.login(Stage.ADA, stage.clock.instant());
        var forged = new HashMap<>(word);
        forged.put("id", String.valueOf(Stage.BOB.id()));

        assertThat(signingIn.start(Provider.GITLAB, forged)).isEqualTo(new Start.Stranger());
        assertThat(signingIn.start(Provider.GITLAB, Map.of())).isEqualTo(new Start.Stranger());
        var longer = new HashMap<>(word);
        longer.put("last_name", "Lovelace");
        assertThat(signingIn.start(Provider.GITLAB, longer)).isEqualTo(new Start.Stranger());
    }

    @Test
    void tellsWhyTheForgeGaveNothing() {
        var begun = start(Provider.GITHUB);
        browser.signIn(Provider.GITHUB, "");
        assertThat(signingIn.end(Provider.GITHUB, Browser.visit(begun.address()), begun.cookie()))
                .isEqualTo(new End.Denied("access_denied"));

        var second = (Start.OnTheWay) signingIn.start(Provider.GITHUB, Browser.login(Stage.BOB, stage.clock.instant()));
        browser.signIn(Provider.GITHUB, "bob");
        var brought = Browser.visit(second.address());
        stage.github.down();
        assertThat(signingIn.end(Provider.GITHUB, brought, second.cookie())).isEqualTo(new End.Unanswered());
        stage.github.up();
        assertThat(links()).isZero();
    }

    @Test
    void isTooLateAfterTenMinutes() {
        var begun = start(Provider.GITLAB);
        browser.signIn(Provider.GITLAB, "ada");
        var brought = Browser.visit(begun.address());
        stage.database.update("UPDATE oauth_states SET expires_at = clock_timestamp()");

        assertThat(signingIn.end(Provider.GITLAB, brought, begun.cookie())).isEqualTo(new End.Stranger());
    }

    @ParameterizedTest
    @EnumSource
    void keepsNoTokenThatADumpWouldShow(Provider provider) {
        browser.link(Stage.ADA, provider);
        var token = stage.bean(Access.class)
                .as(Stage.ADA.id(), provider, Session::token)
                .map(Token::value)
                .orElseThrow();

        for (var table : new String[] {"links", "oauth_states", "news", "cards", "users", "chats"}) {
            var rows = stage.database.list("SELECT t::text AS row FROM " + table + " t", row -> row.text("row"));
            var bytes = java.util.HexFormat.of().formatHex(token.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(rows).noneMatch(row -> row.contains(token) || row.contains(bytes));
        }
    }

    @Test
    void opensNothingThatWasMovedToAnotherUser() {
        browser.link(Stage.ADA, Provider.GITLAB);
        browser.link(Stage.BOB, Provider.GITLAB);
        stage.database.update(
                "UPDATE links SET tokens_sealed = (SELECT tokens_sealed FROM links WHERE user_id = 501) WHERE user_id = 502");

        assertThat(stage.bean(Access.class).as(Stage.BOB.id(), Provider.GITLAB, Session::token))
                .isEmpty();
        assertThat(stage.bean(Access.class).as(Stage.BOB.id(), Provider.GITLAB, Session::token))
                .isEmpty();
        stage.deliver();
        assertThat(Stage.last(stage.bob)).contains("Sign in again");
        assertThat(stage.bean(Access.class).as(Stage.ADA.id(), Provider.GITLAB, Session::token))
                .isPresent();
    }
}
