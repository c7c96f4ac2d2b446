package dev.dispatcher.assistant.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.webhooks.telegram.SealedTexts;
import dev.dispatcher.webhooks.telegram.Sealer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
        stage.ada.say(Stage.ADA, token);
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
