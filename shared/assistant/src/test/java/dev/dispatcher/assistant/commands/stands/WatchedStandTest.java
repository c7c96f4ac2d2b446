package dev.dispatcher.assistant.commands.stands;

import static dev.dispatcher.assistant.commands.Dialogue.ADA;
import static dev.dispatcher.assistant.commands.Dialogue.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.commands.Dialogue;
import dev.dispatcher.people.Chats;
import dev.dispatcher.standins.gitlab.world.JobScript;
import dev.dispatcher.standins.telegram.SeenMessage;
import dev.dispatcher.stands.Product;
import dev.dispatcher.stands.Products;
import dev.dispatcher.stands.StandShelf;
import dev.dispatcher.stands.Teardown;
import dev.dispatcher.testing.StubServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who has a stand's card before his eyes sees the way, and hears of its end. Anybody else is told of both.
class WatchedStandTest {

    private final Dialogue talk = new Dialogue();
    private final StubServer web = new StubServer().answering(200, "It works.");
    private int card;

    @BeforeEach
    void ask() {
        talk.context
                .getBean(Products.class)
                .save(new Product(
                        "webshop",
                        "Webshop",
                        talk.project.path(),
                        "master",
                        Map.of(),
                        List.of(),
                        Product.TTL,
                        Product.LIFE_MAX,
                        Product.RUN_MAX,
                        null,
                        Teardown.BY_ENVIRONMENT,
                        web.url() + "/{name}"));
        card = talk.says(BOB, "/stand new").id();
        talk.presses(BOB, "☐ Webshop");
        talk.presses(BOB, "Next »");
        talk.presses(BOB, "webshop-bob");
        talk.presses(BOB, "🚀 Make it");
    }

    @AfterEach
    void close() {
        talk.close();
        web.close();
    }

    private void comesUp() {
        talk.pass(Duration.ofMinutes(4), Duration.ofSeconds(15));
    }

    private List<String> news() {
        return talk.database.list(
                "SELECT DISTINCT kind FROM news WHERE kind LIKE 'stand.%' ORDER BY kind", row -> row.text("kind"));
    }

    @Test
    void whoWatchesItHearsOfItsEndAlone() {
        comesUp();

        assertThat(news()).containsExactly("stand.ready");
        var end = talk.bob.fromBot().getLast();
        assertThat(end.id()).isNotEqualTo(card);
        assertThat(end.text()).startsWith("webshop-bob is ready");
        assertThat(end.isSilent()).isFalse();
        assertThat(talk.bob.fromBot()).extracting(SeenMessage::id).hasSize(2);
    }

    @Test
    void whoLooksAtSomethingElseHearsOfTheWayToo() {
        talk.presses(talk.bob, BOB, card, "« My stands");

        comesUp();

        assertThat(news()).contains("stand.step", "stand.running", "stand.ready");
    }

    @Test
    void whoSpeaksRussianReadsInRussianWhyItFailed() {
        talk.project.pipelineScript(JobScript.of("build", "build").fails());
        int own = talk.says(ADA, "/stand new").id();
        for (var label : List.of("☐ Webshop", "Дальше »", "webshop-ada", "🚀 Создать")) {
            talk.presses(talk.ada, ADA, own, label);
        }

        comesUp();

        var card = Dialogue.seen(talk.ada, own).text();
        assertThat(card).contains("webshop-ada – не поднялся", "Ошибка: build: ошибка.");
        assertThat(talk.context
                        .getBean(StandShelf.class)
                        .find("webshop-ada")
                        .orElseThrow()
                        .listed()
                        .run()
                        .error())
                .as("what our API says")
                .isEqualTo("build is failed.");
    }

    @Test
    void aChatThatWasClosedIsWatchedByNobody() {
        talk.context.getBean(Chats.class).kicked(BOB.id(), "blocked");

        comesUp();

        assertThat(news()).contains("stand.step", "stand.ready");
        assertThat(talk.database.list(
                        "SELECT DISTINCT channel FROM news WHERE kind LIKE 'stand.%'", row -> row.text("channel")))
                .as("somebody else may fetch it")
                .containsExactly("pull");
    }
}
