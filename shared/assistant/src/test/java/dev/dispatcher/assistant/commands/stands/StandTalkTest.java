package dev.dispatcher.assistant.commands.stands;

import static dev.dispatcher.assistant.commands.Dialogue.ADA;
import static dev.dispatcher.assistant.commands.Dialogue.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.commands.Dialogue;
import dev.dispatcher.assistant.commands.memory.ShortId;
import dev.dispatcher.people.Role;
import dev.dispatcher.people.UserDetails;
import dev.dispatcher.people.Users;
import dev.dispatcher.standins.telegram.SeenMessage;
import dev.dispatcher.stands.Product;
import dev.dispatcher.stands.Products;
import dev.dispatcher.stands.StandShelf;
import dev.dispatcher.stands.Teardown;
import dev.dispatcher.testing.StubServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandTalkTest {

    private final Dialogue talk = new Dialogue();
    private final StubServer web = new StubServer().answering(200, "It works.");

    @BeforeEach
    void describe() {
        talk.context.getBean(Products.class).save(product("webshop", "The <web> shop"));
        talk.context.getBean(Products.class).save(product("billing", "Billing & co"));
    }

    private Product product(String code, String name) {
        return new Product(
                code,
                name,
                talk.project.path(),
                "master",
                Map.of(),
                List.of(),
                Product.TTL,
                Product.LIFE_MAX,
                Product.RUN_MAX,
                null,
                Teardown.BY_ENVIRONMENT,
                web.url() + "/{name}");
    }

    @AfterEach
    void close() {
        talk.close();
        web.close();
    }

    private String stand() {
        talk.says(BOB, "/stand new");
        talk.presses(BOB, "☐ The <web> shop");
        talk.presses(BOB, "Next »");
        talk.presses(BOB, "webshop-bob");
        return talk.presses(BOB, "🚀 Make it").text();
    }

    @Test
    void leadsFromNothingToAReadyStandByButtonsOnly() {
        int menu = talk.says(BOB, "/start").id();
        assertThat(talk.presses(BOB, "➕ New stand").text()).contains("What shall it show?");
        talk.presses(BOB, "☐ The <web> shop");
        assertThat(talk.presses(BOB, "☐ Billing & co").buttons()).contains(List.of("☑ Billing & co"));
        talk.presses(BOB, "☑ Billing & co");
        assertThat(talk.presses(BOB, "Next »").text())
                .contains("The <web> shop")
                .doesNotContain("Billing");
        assertThat(talk.presses(BOB, "webshop-bob").text()).contains("A new stand webshop-bob");
        assertThat(talk.presses(BOB, "🚀 Make it").text()).contains("webshop-bob – in line");

        talk.pass(Duration.ofMinutes(4), Duration.ofSeconds(15));

        var card = Dialogue.seen(talk.bob, menu);
        assertThat(card.text()).contains("🟢 webshop-bob – ready").contains(web.url() + "/webshop-bob");
        assertThat(card.texts()).anyMatch(text -> text.contains("coming up"));
        assertThat(card.buttons()).contains(List.of("⏱ Extend", "⏸ Stop"));
        assertThat(talk.bob.fromBot()).extracting(SeenMessage::text).noneMatch(text -> text.contains("step"));
    }

    @Test
    void listsOnesOwnStandsAndOpensThem() {
        stand();
        assertThat(talk.says(BOB, "/stands").text()).contains("webshop-bob – in line");
        assertThat(talk.says(ADA, "/stands").text()).isEqualTo("У вас нет стендов.");
        assertThat(talk.presses(BOB, "🕓 webshop-bob").text()).contains("Products: webshop");
    }

    @Test
    void extendsStopsStartsAndDeletesByButtons() {
        stand();
        talk.pass(Duration.ofMinutes(4), Duration.ofSeconds(15));
        int card = talk.bob.fromBot().getFirst().id();

        var before = Dialogue.seen(talk.bob, card).text();
        assertThat(talk.presses(talk.bob, BOB, card, "⏱ Extend").text())
                .isNotEqualTo(before)
                .contains("Until");
        assertThat(talk.presses(talk.bob, BOB, card, "⏸ Stop").text()).contains("stopping");
        web.answering(503, "gone"); // which is the proof that it is down
        talk.pass(Duration.ofMinutes(10), Duration.ofSeconds(15));
        assertThat(Dialogue.seen(talk.bob, card).text()).contains("stopped");
        web.answering(200, "It works.");
        assertThat(talk.presses(talk.bob, BOB, card, "▶️ Start").text()).contains("in line");
        talk.pass(Duration.ofMinutes(4), Duration.ofSeconds(15));

        assertThat(talk.presses(talk.bob, BOB, card, "🗑 Delete").text()).contains("It will not come back.");
        assertThat(talk.presses(talk.bob, BOB, card, "No").text()).contains("ready");
        talk.presses(talk.bob, BOB, card, "🗑 Delete");
        assertThat(talk.presses(talk.bob, BOB, card, "🗑 Yes, delete it").text())
                .contains("being deleted");
        web.answering(503, "gone");
        talk.pass(Duration.ofMinutes(10), Duration.ofSeconds(15));
        assertThat(Dialogue.seen(talk.bob, card).text()).contains("webshop-bob – deleted");
    }

    @Test
    void othersCanDoNothingUnlessTheyRuleHere() {
        stand();
        var id = talk.context
                .getBean(StandShelf.class)
                .find("webshop-bob")
                .orElseThrow()
                .listed()
                .stand()
                .id();
        int menu = talk.says(ADA, "/help").id();

        assertThat(talk.forges(talk.ada, ADA, menu, "/stand delete " + id).text())
                .isEqualTo("Это не ваш стенд.");
        assertThat(talk.says(ADA, "/stand webshop-bob").text()).isEqualTo("Это не ваш стенд.");
        assertThat(status()).isEqualTo("queued");

        talk.context
                .getBean(Users.class)
                .save(new UserDetails(ADA.id(), "Ada", null, null, null, Set.of(Role.ADMIN), null, null));
        talk.forges(talk.ada, ADA, menu, "/stand delete " + id);
        assertThat(Dialogue.seen(talk.ada, menu).text()).contains("удаляется");
    }

    private String status() {
        return talk.context
                .getBean(StandShelf.class)
                .find("webshop-bob")
                .orElseThrow()
                .listed()
                .stand()
                .status();
    }

    /// The name of the only one there is.
    private String draft() {
        return ShortId.of(talk.database
                .one("SELECT id FROM drafts", row -> row.uuid("id"))
                .orElseThrow());
    }

    @Test
    void nobodyGoesOnWithSomebodyElsesChoice() {
        talk.says(BOB, "/stand new");
        talk.presses(BOB, "☐ The <web> shop");
        var draft = draft();
        int menu = talk.says(ADA, "/help").id();

        assertThat(talk.forges(talk.ada, ADA, menu, "/stand names " + draft).text())
                .contains("уже закончен");
        assertThat(talk.forges(talk.bob, BOB, talk.bob.fromBot().getFirst().id(), "/stand pick " + draft + " 99")
                        .text())
                .contains("What shall it show?");
        assertThat(talk.forges(talk.ada, ADA, menu, "/stand make nonsense").text())
                .contains("уже закончен");
    }

    @Test
    void saysWhatIsStillToBeChosenBeforeAStandCanBeMade() {
        assertThat(talk.says(BOB, "/stand make").text())
                .isEqualTo("That choice is over, or was never begun. Begin again: /stand new");
        int menu = talk.says(BOB, "/stand new").id();
        var make = "/stand make " + draft();
        assertThat(talk.says(BOB, make).text()).isEqualTo("Choose one product at least.");

        talk.presses(talk.bob, BOB, menu, "☐ The <web> shop");
        talk.forges(talk.bob, BOB, menu, make);
        assertThat(Dialogue.seen(talk.bob, menu).text()).contains("What shall it be called?");
        talk.presses(talk.bob, BOB, menu, "webshop-bob");
        assertThat(talk.presses(talk.bob, BOB, menu, "🚀 Make it").text()).contains("webshop-bob – in line");
    }

    @Test
    void takesANameThatIsTyped() {
        talk.says(BOB, "/stand new");
        talk.presses(BOB, "☐ The <web> shop");
        talk.presses(BOB, "Next »");
        assertThat(talk.presses(BOB, "✏️ Another name").text()).startsWith("Write the name");

        assertThat(talk.says(BOB, "No such name!").text()).isEqualTo("A stand cannot be called so: no such name!");
        assertThat(talk.says(BOB, "for-acme").text()).contains("A new stand for-acme");
        assertThat(talk.presses(BOB, "🚀 Make it").text()).contains("for-acme – in line");
    }

    @Test
    void saysThatANameIsTaken() {
        stand();
        talk.says(BOB, "/stand new");
        talk.presses(BOB, "☐ The <web> shop");
        assertThat(talk.presses(BOB, "Next »").buttons().toString()).contains("webshop-bob-2");
        talk.presses(BOB, "✏️ Another name");
        talk.says(BOB, "webshop-bob");

        assertThat(talk.presses(BOB, "🚀 Make it").text()).isEqualTo("There is a stand webshop-bob already (in line).");
    }

    @Test
    void aCardThatWasLeftIsNotChangedAnyMore() {
        stand();
        int card = talk.bob.fromBot().getFirst().id();
        talk.presses(talk.bob, BOB, card, "« My stands");

        talk.pass(Duration.ofMinutes(4), Duration.ofSeconds(15));

        assertThat(Dialogue.seen(talk.bob, card).text()).startsWith("Your stands");
    }

    @Test
    void inAGroupItPointsToThePrivateChat() {
        var group = talk.group("Team", BOB);

        var answer = talk.says(group, BOB, "/stands");

        assertThat(answer.text()).isEqualTo("That is for our private chat.");
        assertThat(answer.buttons()).contains(List.of("Open the private chat"));
    }
}
