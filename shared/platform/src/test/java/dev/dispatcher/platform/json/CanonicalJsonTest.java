package dev.dispatcher.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    /// The bit patterns of appendix B of RFC 8785.
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void writesNumbersAsEcmaScriptDoes(String bits, String text) {
        assertThat(EcmaNumber.text(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(text);
    }

    @Test
    void writesNumbersThatAreReadAsTheyWere() {
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (!Double.isFinite(number)) continue;
            assertThat(Double.parseDouble(EcmaNumber.text(number))).isEqualTo(number == 0 ? 0.0 : number);
        }
    }

    @Test
    void sortsNamesByCodeUnitsAndEscapesNoMoreThanItMust() {
        var json = """
                { "\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis" }""";

        assertThat(canonical(json))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void writesTheExampleOfTheRfc() {
        var json = """
                { "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false] }""";

        assertThat(canonical(json))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void isItsOwnCanonicalForm() {
        var once = canonical("{\"b\":[{},[],\"\\u007f\\u2028\",1.0,-0.0,1e3],\"a\":{\"z\":1,\"y\":null}}");

        assertThat(once).isEqualTo("{\"a\":{\"y\":null,\"z\":1},\"b\":[{},[],\"\u007f\u2028\",1,0,1000]}");
        assertThat(canonical(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "1.0", "0.1", "9007199254740991", "9007199254740994", "1e308", "123456.789", "1e-7"})
    void keepsWhatADoubleKeeps(String number) {
        assertThat(CanonicalJson.keeps(Json.read(number, JsonNode.class))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740993",
                "12345678901234567890",
                "0.1234567890123456789",
                "1e309",
                "-1e999999999",
                "1e-999999999",
                "1e400"
            })
    void admitsWhatADoubleCannotKeep(String number) {
        assertThat(CanonicalJson.keeps(Json.read(number, JsonNode.class))).isFalse();
    }

    private static String canonical(String json) {
        return CanonicalJson.of(Json.read(json, JsonNode.class));
    }
}
