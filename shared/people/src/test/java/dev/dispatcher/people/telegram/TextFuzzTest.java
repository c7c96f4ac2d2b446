package dev.dispatcher.people.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.people.Card;
import dev.dispatcher.people.Html;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Place;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever people write into titles and names arrives, and is never taken for a tag.
class TextFuzzTest {

    private static final List<String> WORDS = List.of(
            "<",
            ">",
            "&",
            "\"",
            "'",
            "_",
            "*",
            "`",
            "[x](y)",
            "&amp;",
            "&lt;",
            "</b>",
            "<b>",
            "<!--",
            "&#0;",
            "ревью",
            "😀",
            "👩‍💻",
            "\u202Eשלום",
            "e\u0301",
            "\0",
            "\uD83D",
            "\n",
            "\t",
            "%s",
            "{}",
            "feature_1/<x>&y");

    @Test
    void everythingIsReadAsItWasMeant() {
        var random = new Random(11);
        try (var office = new PostOffice()) {
            for (int n = 0; n < 120; n++) {
                var html = html(random, n % 4 == 0 ? 6_000 : 40);
                if (n % 3 == 0) {
                    office.outbox.show(new Card("card " + n, Place.chat(office.ada.id()), html, Keyboard.NONE, true));
                } else {
                    office.outbox.say(PostOffice.message(Place.chat(office.ada.id()), "m" + n, html));
                }
            }
            office.deliver();

            assertThat(office.rows()).hasSize(120).allMatch(row -> row.endsWith(" sent"));
            assertThat(office.calls())
                    .as("nothing had to be said again as plain text")
                    .isEqualTo(120);
            assertThat(office.told())
                    .hasSize(120)
                    .allSatisfy(text -> assertThat(text.length()).isBetween(1, Html.TEXT_MAX));
        }
    }

    private static String html(Random random, int length) {
        var html = new StringBuilder("x");
        while (html.length() < length) {
            var word = WORDS.get(random.nextInt(WORDS.size()));
            html.append(
                    switch (random.nextInt(6)) {
                        case 0 -> Html.bold(word);
                        case 1 -> "<i>" + Html.link("https://x/?" + word, word) + Html.code(word) + "</i>";
                        case 2 -> Html.mention(7, word + "x");
                        default -> Html.escape(word);
                    });
        }
        return html.toString();
    }
}
