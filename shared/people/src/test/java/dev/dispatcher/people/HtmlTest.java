package dev.dispatcher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

    private static final Pattern TAG = Pattern.compile("<(/?)(\\w+)[^<>]*>");
    private static final List<String> WORDS = List.of(
            "<",
            ">",
            "&",
            "\"",
            "_",
            "*",
            "&amp;",
            "</b>",
            "ревью",
            "😀",
            "👩‍💻",
            "\u202Eשלום",
            "a&b",
            "\n",
            "e\u0301",
            "\0");

    @Test
    void escapesWhatTelegramWouldRead() {
        assertThat(Html.link("https://x/?a=1&b=\"2\"", "<feature_1> & co"))
                .isEqualTo("<a href=\"https://x/?a=1&amp;b=&quot;2&quot;\">&lt;feature_1&gt; &amp; co</a>");
        assertThat(Html.plain(Html.bold("<feature_1> & co") + Html.mention(7, "Ann")))
                .isEqualTo("<feature_1> & coAnn");
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdefg, 6, abcde…",
        "<b>abcdefg</b>, 6, <b>abcde…</b>",
        "<b>abcde</b>fgh, 6, <b>abcde</b>…",
        "abcd&amp;fg, 6, abcd&amp;…",
        "abcde&amp;g, 6, abcde…",
        "abcd😀g, 6, abcd…",
        "<a href=\"https://x\">abcd<i>efgh</i></a>, 6, <a href=\"https://x\">abcd<i>e…</i></a>",
        "a < b & c, 6, a < b…"
    })
    void cutsWhereNothingBreaks(String html, int most, String cut) {
        assertThat(Html.cut(html, most)).isEqualTo(cut);
    }

    @RepeatedTest(200)
    void whateverATextHoldsIsShownOrCutAndNeverBreaks(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var html = new StringBuilder();
        while (html.length() < 3_500 + random.nextInt(3_000)) {
            var word = WORDS.get(random.nextInt(WORDS.size()));
            html.append(
                    switch (random.nextInt(5)) {
                        case 0 -> Html.bold(word);
                        case 1 -> "<i>" + Html.link("https://x/?" + word, word) + Html.code(word) + "</i>";
                        default -> Html.escape(word);
                    });
        }

        var cut = Html.cut(Html.storable(html.toString()), Html.TEXT_MAX);

        assertThat(closed(cut)).as(cut).isTrue();
        var plain = Html.plain(cut);
        assertThat(plain).hasSizeLessThanOrEqualTo(Html.TEXT_MAX);
        assertThat(Html.storable(plain)).as("no half of a character").isEqualTo(plain);
        var whole = Html.plain(Html.storable(html.toString()));
        assertThat(whole).startsWith(plain.length() == whole.length() ? plain : plain.substring(0, plain.length() - 1));
        if (whole.length() > Html.TEXT_MAX) assertThat(plain.length()).isGreaterThan(Html.TEXT_MAX - 3);
    }

    /// Every tag ends where it may, and nothing else looks like one.
    private static boolean closed(String html) {
        Deque<String> open = new ArrayDeque<>();
        var tags = TAG.matcher(html);
        while (tags.find()) {
            if (tags.group(1).isEmpty()) open.push(tags.group(2));
            else if (!tags.group(2).equals(open.poll())) return false;
        }
        return open.isEmpty() && !TAG.matcher(html).replaceAll("").contains("<");
    }
}
