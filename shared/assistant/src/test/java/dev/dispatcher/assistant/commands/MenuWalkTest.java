package dev.dispatcher.assistant.commands;

import static dev.dispatcher.assistant.commands.Dialogue.ADA;
import static dev.dispatcher.assistant.commands.Dialogue.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.StandWords;
import dev.dispatcher.assistant.words.SubscriptionWords;
import dev.dispatcher.assistant.words.WorkWords;
import dev.dispatcher.people.Html;
import dev.dispatcher.standins.telegram.SeenMessage;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.stands.Product;
import dev.dispatcher.stands.Products;
import dev.dispatcher.stands.Teardown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever presses whatever the bot shows gets somewhere, in the language they speak.
class MenuWalkTest {

    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    private static final Pattern LATIN_WORD = Pattern.compile("[a-zA-Z]{3,}");

    /// What is said when a button leads nowhere.
    private static final List<String> DEAD_ENDS = Stream.of(
                    Basics.OLD_BUTTON, StandWords.OVER, StandWords.GONE, SubscriptionWords.GONE, WorkWords.GONE)
            .flatMap(words -> Stream.of(words.ru(), words.en()))
            .map(Html::plain)
            .toList();

    private final Dialogue talk = new Dialogue();

    @BeforeEach
    void fill() {
        for (var code : List.of("webshop", "billing")) {
            var product = new Product(
                    code,
                    code,
                    talk.project.path(),
                    "master",
                    Map.of(),
                    List.of(),
                    Product.TTL,
                    Product.LIFE_MAX,
                    Product.RUN_MAX,
                    null,
                    Teardown.BY_ENVIRONMENT,
                    null);
            talk.context.getBean(Products.class).save(product);
        }
    }

    @AfterEach
    void close() {
        talk.close();
    }

    /// Somebody with a link, a subscription, a stand on its way up, and work at a forge.
    private void settle(Person person, String next, String make) {
        talk.links(person).says(person, "/subscribe");
        talk.presses(person, "demo/stands");
        talk.says(person, "/stand new");
        talk.presses(person, "☐ webshop");
        talk.presses(person, next);
        talk.presses(person, "webshop-" + person.username());
        talk.presses(person, make);
        talk.pass(Duration.ofSeconds(30), Duration.ofSeconds(15));
        talk.project.reviews().open(person.username(), "mine", "100");
        long number = talk.project.reviews().open("ivan", "theirs", "200");
        talk.project.reviews().request(number, person.username(), "ivan");
    }

    private static void leadsSomewhere(SeenMessage said) {
        assertThat(said.text()).isNotBlank();
        assertThat(DEAD_ENDS).as(said.text()).doesNotContain(said.text());
    }

    @Test
    void everyButtonLeadsSomewhereInEnglish() {
        settle(BOB, "Next »", "🚀 Make it");

        var pressed = new Walk(talk, talk.bob, BOB, "/language ru", said -> {
                    leadsSomewhere(said);
                    assertThat(said.text()).doesNotContainPattern(CYRILLIC);
                    said.buttons().stream()
                            .flatMap(List::stream)
                            .filter(label -> !label.equals("🇷🇺 Русский"))
                            .forEach(label -> assertThat(label).doesNotContainPattern(CYRILLIC));
                })
                .from("/start");

        assertThat(pressed).contains(EVERYWHERE);
    }

    @Test
    void everyButtonLeadsSomewhereInRussian() {
        settle(ADA, "Дальше »", "🚀 Создать");

        var pressed = new Walk(talk, talk.ada, ADA, "/language en", said -> {
                    leadsSomewhere(said);
                    assertThat(said.text()).containsPattern("\\p{IsCyrillic}|^demo/stands$");
                    said.buttons().stream()
                            .flatMap(List::stream)
                            .filter(MenuWalkTest::isOurs)
                            .forEach(label -> assertThat(label).containsPattern(CYRILLIC));
                })
                .from("/start");

        assertThat(pressed).contains(EVERYWHERE);
    }

    /// Names of things and patterns are what they are, in every language.
    private static boolean isOurs(String label) {
        return LATIN_WORD.matcher(label).find()
                && !label.matches(
                        ".*(webshop|billing|demo|stands|pipeline|GitLab|English|main|/|\\*|bug|master).*|-.*");
    }

    @Test
    void everyButtonLeadsSomewhereInAGroup() {
        talk.links(BOB);
        var group = talk.group("Team", BOB);
        talk.says(group, BOB, "/subscribe");
        talk.presses(group, BOB, "demo/stands");

        var pressed = new Walk(talk, group, BOB, "", MenuWalkTest::leadsSomewhere).from("/help");

        assertThat(pressed).contains("/settings", "/subscriptions filters *", "/unsubscribe *", "/digest 18");
    }

    private static final String[] EVERYWHERE = {
        "/login",
        "/logout",
        "/me",
        "/todo",
        "/mrs",
        "/mrs show * 0",
        "/projects",
        "/pipelines",
        "/pipelines project * 0",
        "/run",
        "/run project * 0",
        "/run ref * 0",
        "/subscribe",
        "/subscribe project * 0",
        "/subscriptions",
        "/subscriptions show *",
        "/subscriptions filters *",
        "/subscriptions rule * branches preset 0",
        "/subscriptions moment * running",
        "/subscriptions kind * wiki",
        "/unsubscribe",
        "/unsubscribe *",
        "/mute 1h",
        "/mute off",
        "/quiet 22 8 held",
        "/digest now",
        "/digest 18",
        "/history",
        "/settings",
        "/stands",
        "/stand new",
        "/stand pick * 0",
        "/stand names *",
        "/stand suggested * 0",
        "/stand type *",
        "/stand make *",
        "/stand show *",
        "/stand cancel *",
        "/stand drop *",
        "/stand delete *",
        "/topic",
    };
}
