package dev.dispatcher.assistant.happenings.reading;

import static dev.dispatcher.assistant.Provider.GITHUB;
import static dev.dispatcher.assistant.Provider.GITLAB;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "hello @ann: @bob!, ann;bob",
                "(@ann) and @Ann again, ann",
                "@a_b-c.d ends a sentence with @ann., a_b-c.d;ann",
                "@ann's and @bob: yes, ann;bob",
                "write to ann@example.com or bob.b+x@example.com, ",
                "@all of @group/sub. And @Group/sub/deeper/, group/sub;group/sub/deeper",
                "https://gitlab.example.com/@ann, ",
                "@ann@mastodon.example, ",
                "`@ann` and ``a ` @bob`` but @carol, carol",
                "an open ` and @ann, ann",
                "@1ann @-ann @.ann, 1ann"
            })
    void readsNamesAsGitLabDoes(String text, String names) {
        assertThat(String.join(";", Mentions.in(text, GITLAB))).isEqualTo(names == null ? "" : names);
    }

    @ParameterizedTest
    @CsvSource({
        "hello @ann @bob-b, ann;bob-b",
        "@ann_b is no login, ",
        "nor is @ann--b, ",
        "@org/team is a team, org/team",
        "ann@example.com, ",
        "@Ann. @BOB?, ann;bob",
        "@a23456789012345678901234567890123456789, a23456789012345678901234567890123456789",
        "@a234567890123456789012345678901234567890, "
    })
    void readsLoginsAsGitHubDoes(String text, String names) {
        assertThat(String.join(";", Mentions.in(text, GITHUB))).isEqualTo(names == null ? "" : names);
    }

    @Test
    void namesNobodyInCodeAndQuotations() {
        var text = """
                @ann
                > @quoted said
                ```java
                @Override // @fenced
                ~~~
                @still
                ```
                ~~~
                @tilde
                ~~~
                >>>
                @long

                quotation
                >>>
                ```one line of code @single``` @bob
                    ``` @carol
                ````
                ```
                @nested
                ````
                @dave
                ```
                @never closed
                """;
        assertThat(Mentions.in(text, GITLAB)).containsExactly("ann", "bob", "carol", "dave");
    }

    @Test
    void endsACodeSpanWithItsParagraph() {
        assertThat(Mentions.in("a ` here\n\n@ann and ` there", GITLAB)).containsExactly("ann");
    }

    @Test
    void seesOnlyWhoWasAdded() {
        assertThat(Mentions.added("@ann wrote", "@ann and @bob wrote to @BOB", GITLAB))
                .containsExactly("bob");
        assertThat(Mentions.added("@ann", "", GITLAB)).isEmpty();
    }

    @Test
    @Timeout(10)
    void takesNoTimeOverNonsense() {
        var begun = System.nanoTime();
        for (var nonsense : new String[] {"@a/", "`", "@a.", "``` ", "a`", "@a-", ">>>\n", "@"}) {
            Mentions.in(nonsense.repeat(60_000), GITLAB);
            Mentions.in(nonsense.repeat(60_000), GITHUB);
        }
        var growing = new StringBuilder();
        for (int i = 1; i < 300; i++) growing.append("`".repeat(i)).append(" @ann ");
        Mentions.in(growing.toString(), GITLAB);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void neverNamesMoreThanAFew() {
        var crowd = new StringBuilder();
        for (int i = 0; i < 1_000; i++) crowd.append("@u").append(i).append(' ');
        assertThat(Mentions.in(crowd.toString(), GITLAB)).hasSize(50);
    }
}
