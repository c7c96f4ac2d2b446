package dev.dispatcher.assistant.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.assistant.linking.SigningIn.End;
import dev.dispatcher.assistant.linking.SigningIn.Start;
import dev.dispatcher.database.Database;
import dev.dispatcher.people.Users;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import dev.dispatcher.platform.aws.SignedCalls;
import dev.dispatcher.testing.StubServer;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// KMS opens what was sealed, and then gives no key to seal with.
class KeysOutOfReachTest {

    /// The key of the stage, so that both open what either has sealed.
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final Stage stage = new Stage();
    private final Browser browser = new Browser(stage);
    private final StubServer kms = new StubServer();
    private final TokenSeals seals = seals();

    @AfterEach
    void close() {
        kms.close();
        stage.close();
    }

    private TokenSeals seals() {
        var settings = new Settings(Map.of(
                "LINKS_KMS_KEY", "alias/links",
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL_KMS", kms.url()));
        return new TokenSeals(
                settings, stage.bean(Secrets.class), () -> new SignedCalls(new Aws(settings), stage.clock));
    }

    private void isUp() {
        kms.answering(200, "{\"Plaintext\":\"%s\",\"CiphertextBlob\":\"%s\"}".formatted(KEY, KEY));
    }

    private void givesNoNewKey() {
        kms.answering(asked -> asked.header("X-Amz-Target").orElse("").endsWith("Decrypt")
                ? new StubServer.Reply(200, "{\"Plaintext\":\"%s\"}".formatted(KEY))
                : new StubServer.Reply(500, "{}"));
    }

    @Test
    void asksForNoNewTokensThatItCouldNotKeep() {
        var link = browser.link(Stage.ADA, Provider.GITLAB);
        int before = asked();
        var renewal = new Renewal(stage.bean(Forges.class), stage.bean(Links.class), seals, stage.bean(LinkNews.class));
        givesNoNewKey();

        assertThatThrownBy(() -> renewal.of(link)).isInstanceOf(ForgeFailure.Unanswered.class);
        assertThat(asked()).isEqualTo(before);
        isUp();
        assertThat(renewal.of(link)).isPresent();
    }

    @Test
    void exchangesNoCodeForTokensThatItCouldNotKeep() {
        var signingIn = new SigningIn(
                stage.bean(Forges.class),
                stage.bean(TelegramLogin.class),
                stage.bean(OAuthStates.class),
                seals,
                stage.bean(Links.class),
                stage.bean(LinkNews.class),
                stage.bean(Users.class),
                stage.bean(Database.class),
                stage.bean(LinkingConfig.class));
        isUp();
        browser.signIn(Provider.GITLAB, "ada");
        var begun = (Start.Asked) signingIn.start(Provider.GITLAB, Browser.login(Stage.ADA, stage.clock.instant()));
        var brought = Browser.visit(Browser.agree(signingIn, begun));
        givesNoNewKey();

        assertThat(signingIn.end(Provider.GITLAB, brought, begun.cookie())).isEqualTo(new End.Unanswered());
        assertThat(asked()).isZero();
        assertThat(signingIn.start(Provider.GITHUB, Browser.login(Stage.ADA, stage.clock.instant())))
                .isEqualTo(new Start.Unanswered());
    }

    private int asked() {
        return stage.gitlab.ledger().count("POST", "/oauth/token");
    }
}
