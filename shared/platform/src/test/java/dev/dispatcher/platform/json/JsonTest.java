package dev.dispatcher.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    record Shelf(
            @Nullable String bookTitle,
            @Nullable Integer count,
            @Nullable Boolean open,
            @Nullable Instant boughtAt,
            @Nullable UUID id,
            @Nullable RawJson note,
            @Nullable List<String> tags,
            @Nullable List<@Nullable Shelf> shelves)
            implements Command {

        @Override
        public void check(Findings findings) {
            if (shelves == null) return;
            findings.each("shelves", shelves, (shelf, here) -> {
                if (shelf.bookTitle() == null) here.missing("book_title");
            });
        }
    }

    @Test
    void readsWhatItShould() {
        var shelf = Json.read("""
                {"book_title": "Ünï \\ud83d\\ude00 😀", "count": 3.0, "open": false, "bought_at": "2026-01-31t12:00:00.1234567+01:00",
                 "id": "019a0000-0000-7000-8000-000000000001", "tags": ["a"], "note": { "n" : 1.10 } }""", Shelf.class);

        assertThat(shelf)
                .isEqualTo(new Shelf(
                        "Ünï 😀 😀",
                        3,
                        false,
                        Instant.parse("2026-01-31T11:00:00.123456Z"),
                        UUID.fromString("019a0000-0000-7000-8000-000000000001"),
                        new RawJson("{\"n\":1.10}"),
                        List.of("a"),
                        null));
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertThat(findings("""
                {"book_title": 1, "count": "3", "open": "true", "bought_at": 1700000000, "id": "1-2-3-4-5", "tags": ["a", 2],
                 "extra/~": {"deep": [1]}, "shelves": [{"book_title": "x"}, {}, 7, {"colour": 1, "book_title": null}, null]}"""))
                .containsExactly(
                        new Finding("/book_title", "must be a string."),
                        new Finding("/count", "must be a whole number."),
                        new Finding("/open", "must be true or false."),
                        new Finding("/bought_at", "must be a time such as 2026-01-31T12:00:00Z."),
                        new Finding("/id", "must be a UUID."),
                        new Finding("/tags/1", "must be a string."),
                        new Finding("/shelves/2", "must be an object."),
                        new Finding("/shelves/3/colour", "is not a field of this request."),
                        new Finding("/extra~1~0", "is not a field of this request."),
                        new Finding("/shelves/1/book_title", "is missing."),
                        new Finding("/shelves/3/book_title", "is missing."),
                        new Finding("/shelves/4", "must not be null."));
    }

    @Test
    void findsUnknownFieldsWhereverTheyStand() {
        assertThat(findings("""
                {"shelves": [{"a": {"b": 1}, "book_title": "x", "count": 1, "open": true, "b": 2, "bought_at": null, "id": null,
                 "note": 1, "tags": [], "shelves": [], "c": [3]}], "d": 1}"""))
                .extracting(Finding::pointer)
                .containsExactly("/shelves/0/a", "/shelves/0/b", "/shelves/0/c", "/d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "1", "null", "true"})
    void wantsAnObjectWhereOneBelongs(String text) {
        assertThat(findings(text)).extracting(Finding::pointer).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}}",
                "{} {}",
                "{'a':1}",
                "{\"count\":NaN}",
                "{\"count\":Infinity}",
                "{\"count\":01}",
                "{\"count\":+1}",
                "{\"count\":.5}",
                "{\"count\":1,}",
                "{\"note\":[1,]}",
                "{\"note\":\"\t\"}",
                "{\"note\":\"\\x\"}",
                "{\"note\":\"\\u12\"}",
                "{\"note\":1}//c",
                "{/**/}",
                "{\"note\":{\"a\":1,\"a\":2}}",
                "{\"count\":1,\"count\":1}",
                "\uFEFF{}",
                "{\"note\":nul}",
                "{\"note\"}",
                "{note:1}"
            })
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> Json.read(text, Shelf.class))
                .isInstanceOf(JsonRefused.Malformed.class)
                .message()
                .doesNotContain("com.fasterxml", "Stream", "Source");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"note\":{\"a\":[0,\"x\\u0000\"]}} | /note/a/1 | U+0000",
                "{\"note\":{\"a\\u0000\":1}} | | U+0000",
                "{\"book_title\":\"\\ud83d\"} | /book_title | half",
                "{\"book_title\":\"\\ude00\\ud83d\"} | /book_title | half",
                "{\"book_title\":\"\\\\\\ud83dx\"} | /book_title | half",
                "{\"other\":\"\\u0000\"} | /other | U+0000",
            })
    void refusesWhatPostgresCannotKeepAndSaysWhere(String text, @Nullable String pointer, String word) {
        assertThatThrownBy(() -> Json.read(text, Shelf.class))
                .isInstanceOfSatisfying(JsonRefused.Malformed.class, refused -> {
                    assertThat(refused).hasMessageContaining(word);
                    if (pointer != null)
                        assertThat(refused.findings().getFirst().pointer()).isEqualTo(pointer);
                });
    }

    @Test
    void refusesHalfASurrogatePairThatIsNotEscapedEither() {
        assertThatThrownBy(() -> Json.read("{\"note\":\"\ud83d\"}", Shelf.class))
                .hasMessage("/note holds half a surrogate pair.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\\u0000", "\\\\ud83d", "\\ud83d\\ude00", "\\u0001", "\\uFFFF", "\\\"\\u00e9"})
    void takesWhatOnlyLooksLikeIt(String text) {
        assertThat(note("\"" + text + "\"")).startsWith("\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-0",
                "1.10",
                "0.1000000000000000055511151231257827",
                "12345678901234567890123456789012345678901234567890",
                "1E400",
                "1e-400",
                "[1,2.50,{\"a\":[]}]",
                "null",
                "true",
                "\"\"",
                "\"\\n\\\"é😀\"",
                "{}",
                "{\"\":{\"\":1}}"
            })
    void keepsSomebodyElsesJsonAsItIs(String text) {
        assertThat(note(" " + text + " ")).isEqualTo(text);
        assertThat(Json.write(new RawJson(text))).isEqualTo(text);
    }

    @Test
    void tellsANullFromNothing() {
        assertThat(Json.read("{\"note\":null}", Shelf.class).note()).isEqualTo(new RawJson("null"));
        assertThat(Json.read("{}", Shelf.class).note()).isNull();
    }

    @Test
    void allowsSixtyFourLevelsAndNoMore() {
        assertThat(note("[".repeat(64) + "]".repeat(64))).hasSize(128);
        assertThatThrownBy(() -> note("[".repeat(65) + "]".repeat(65))).hasMessageContaining("deeper than 64");
        assertThatThrownBy(() -> note("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)))
                .hasMessageContaining("deeper than 64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e262145", "[1e200000,1E+200000]", "-1e-999999999999999999999"})
    void refusesNumbersThatGrowWhenTheyAreWrittenOut(String text) {
        assertThatThrownBy(() -> note(text)).hasMessageContaining("too long a number");
    }

    @Test
    void refusesANumberOfAThousandDigits() {
        assertThatThrownBy(() -> note("1".repeat(1_001))).hasMessageContaining("too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "\"1\"", "99999999999", "1e999999999", "1e-999999999", "true", "[1]"})
    void doesNotMakeAWholeNumberOfAnythingElse(String text) {
        assertThat(findings("{\"count\":" + text + "}"))
                .containsExactly(new Finding("/count", "must be a whole number."));
    }

    @Test
    void doesNotListMoreThanAPersonReads() {
        var many = new StringBuilder("{\"x0\":1");
        for (int i = 1; i < 1_000; i++) many.append(",\"x").append(i).append("\":1");

        assertThat(findings(many.append('}').toString())).hasSize(Findings.MOST);
    }

    private static String note(String json) {
        var note = Json.read("{\"note\":" + json + "}", Shelf.class).note();
        return note == null ? "absent" : note.text();
    }

    private static List<Finding> findings(String text) {
        try {
            Json.read(text, Shelf.class);
            return List.of();
        } catch (JsonRefused.Unfit refused) {
            return refused.findings();
        }
    }
}
