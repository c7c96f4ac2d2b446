package dev.dispatcher.assistant.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.people.Language;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhraseTest {

    private static final Pattern HOLE = Pattern.compile("\\{\\d}");
    private static final Pattern TAG = Pattern.compile("</?[a-z]+>");

    static Stream<Phrase> all() {
        return Stream.<Phrase[]>of(
                        Basics.values(),
                        StandWords.values(),
                        SubscriptionWords.values(),
                        ChatWords.values(),
                        WorkWords.values(),
                        HookWords.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isThereInEveryLanguageAndSaysTheSame(Phrase phrase) {
        assertThat(phrase.ru()).isNotBlank();
        assertThat(phrase.en()).isNotBlank().doesNotContainPattern("\\p{IsCyrillic}");
        assertThat(found(HOLE, phrase.ru())).isEqualTo(found(HOLE, phrase.en()));
        assertThat(found(TAG, phrase.ru())).isEqualTo(found(TAG, phrase.en()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void showsWhatIsFilledInAsItIs(Phrase phrase) {
        var html = phrase.html(Language.EN, "<u>&", "<u>&", "<u>&", "<u>&", "<u>&");

        assertThat(html).doesNotContain("<u>").doesNotContainPattern("&(?!(lt|amp|gt);)");
        assertThat(html).doesNotContainPattern("\\{\\d}");
    }

    @Test
    void whatIsFilledInMayHaveBraces() {
        assertThat(StandWords.CONFIRM.html(Language.EN, "{1}", "b$1")).contains("<b>A new stand {1}</b>\nb$1");
        assertThat(ChatWords.QUIET_SILENT_BUTTON.plain(Language.EN, "{1}", 8)).contains("{1}–8");
    }

    private static Set<String> found(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group()));
        return found;
    }
}
