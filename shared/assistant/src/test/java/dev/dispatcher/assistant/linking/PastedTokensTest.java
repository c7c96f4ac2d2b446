package dev.dispatcher.assistant.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.standins.telegram.world.Message;
import dev.dispatcher.webhooks.telegram.SealedTexts;
import dev.dispatcher.webhooks.telegram.Sealer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTokensTest {

    private final Stage stage = new Stage();

    @BeforeEach
    void arrange() {
        stage.telegram.ledger().clear();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void paste(String token) {
        paste(token, Message.Manner.PLAIN);
    }

    private void paste(String token, Message.Manner manner) {
        stage.ada.say(Stage.ADA, token, manner);
        var update = stage.telegram.pending().getLast();
        stage.hush();
        // As the webhook marks it.
        var text = new com.fasterxml.jackson.databind.node.TextNode(token).toString();
        assertThat(update).contains("\"text\":" + text);
        stage.process(stage.event(update.replace("\"text\":" + text, "\"text\":" + sealed(update, token))));
    }

    private String sealed(String update, String token) {
        return Sealer.sealed(stage.bean(SealedTexts.class), update, token);
    }

    @Test
    void deletesTheMessageBeforeAnythingElse() {
        paste(stage.gitlab.token("ada"));

        var first = stage.telegram.ledger().all().getFirst();
        assertThat(first.call().path()).endsWith("/deleteMessage");
        assertThat(first.at()).isBefore(stage.gitlab.ledger().all().getFirst().at());
        assertThat(stage.ada.messages().getFirst().isDeleted()).isTrue();
    }

    @Test
    void linksWhoseTokenItIsAndShowsWhatItMayDo() {
        paste(stage.gitlab.token("ada", "api", "sudo"));

        var link = stage.bean(Links.class).of(Stage.ADA.id()).getFirst();
        assertThat(link.username()).isEqualTo("ada");
        assertThat(link.isPersonal()).isTrue();
        assertThat(Stage.last(stage.ada))
                .contains("deleted", "api, sudo", "far too much: sudo", "A token that expires would be better");
    }

    @Test
    void takesAGitHubTokenToGitHubAlone() {
        paste("here it is: " + stage.github.token("ada"));

        assertThat(stage.bean(Links.class).of(Stage.ADA.id()).getFirst().provider())
                .isEqualTo(Provider.GITHUB);
        assertThat(stage.gitlab.ledger().all()).isEmpty();
    }

    @Test
    void keepsNothingThatNoForgeAccepts() {
        paste("glpat-never-was-one-of-those");

        assertThat(stage.bean(Links.class).of(Stage.ADA.id())).isEmpty();
        assertThat(Stage.last(stage.ada)).contains("deleted").contains("None of our forges accepts it");
    }

    /// A secret of somebody else's is shown to no forge, and neither is what was said around it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws_access_key_id = AKIA" + "IOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI\nregion = eu",
                "вот токен выкладки: gldt-" + "1234567890abcdefghij",
                "GR1348941" + "1234567890abcdefghij",
                "dsp_" + "1234567890abcdefghij"
            })
    void asksNoForgeAboutWhatNoneHasMade(String secret) {
        paste(secret);

        assertThat(stage.gitlab.ledger().all()).isEmpty();
        assertThat(stage.github.ledger().all()).isEmpty();
        assertThat(stage.ada.messages().getFirst().isDeleted()).isTrue();
        assertThat(Stage.last(stage.ada)).contains("deleted").contains("None of our forges accepts it");
    }

    @Test
    void findsATokenInASentenceThatATelephoneHasCapitalized() {
        paste(stage.gitlab.token("ada").replaceFirst("^g", "G") + ". Это мой токен,\nспасибо");

        assertThat(stage.bean(Links.class).of(Stage.ADA.id())).hasSize(1);
    }

    @Test
    void takesABareAnswerThatIsNothingElse() {
        stage.ada.say(Stage.ADA, "/login");
        stage.hear();
        var answer = new Message.Manner(false, 0, stage.ada.fromBot().getLast().id());

        paste("AKIA" + "IOSFODNN7EXAMPLE", answer);
        assertThat(stage.gitlab.ledger().all()).isEmpty();
        stage.ada.say(Stage.ADA, "an-older-token-of-a-gitlab", answer);
        stage.hear();
        assertThat(stage.gitlab.ledger().count("GET", "**/user")).isEqualTo(1);
        assertThat(Stage.last(stage.ada)).contains("None of our forges accepts it");
    }

    @Test
    void takesNothingOfWhomAnAdministratorHasTurnedOff() {
        stage.database.update("UPDATE users SET active = false WHERE id = ?", Stage.ADA.id());

        paste(stage.gitlab.token("ada"));

        assertThat(stage.ada.messages().getFirst().isDeleted()).isTrue();
        assertThat(stage.gitlab.ledger().all()).isEmpty();
        assertThat(stage.bean(Links.class).of(Stage.ADA.id())).isEmpty();
        assertThat(stage.ada.fromBot()).isEmpty();
    }

    @Test
    void saysWhenItCouldNotDeleteIt() {
        stage.telegram.faults().on("POST", "**/deleteMessage").answers(500);

        paste(stage.gitlab.token("ada"));

        assertThat(Stage.last(stage.ada)).contains("could not be deleted").contains("revoke");
    }

    @Test
    void isInNoRow() {
        var token = stage.gitlab.token("ada");
        paste(token);

        for (var table : List.of("links", "news", "cards", "users", "chats")) {
            assertThat(stage.database.list("SELECT t::text AS row FROM " + table + " t", row -> row.text("row")))
                    .noneMatch(row -> row.contains(token));
        }
    }

    @Test
    void takesItBackAtTheForgeAndForgetsIt() {
        var token = stage.gitlab.token("ada");
        paste(token);

        stage.ada.say(Stage.ADA, "/logout");
        stage.hear();

        assertThat(stage.bean(Links.class).of(Stage.ADA.id())).isEmpty();
        assertThat(stage.gitlab.ledger().count("DELETE", "**/personal_access_tokens/self"))
                .isEqualTo(1);
        assertThat(Stage.last(stage.ada)).contains("revoked");
    }

    @Test
    void undoesALinkForItsOwnerOnly() {
        var link = new Browser(stage).link(Stage.ADA, Provider.GITLAB);
        var message = stage.ada.fromBot().getLast().id();
        stage.bob.say(Stage.BOB, "hello");
        stage.hush();

        stage.bob.forgePress(Stage.BOB, stage.bob.messages().getFirst().id(), "unlink:" + link.id());
        stage.hear();
        assertThat(stage.bean(Links.class).of(Stage.ADA.id())).hasSize(1);
        stage.ada.press(Stage.ADA, message, "Not me: undo");
        stage.hear();

        assertThat(stage.bean(Links.class).of(Stage.ADA.id())).isEmpty();
        assertThat(stage.gitlab.ledger().count("POST", "/oauth/revoke")).isEqualTo(1);
    }
}
