package dev.dispatcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenShapeTest {

    /// Made up, and put together here so that nobody's scanner takes them for real.
    private static final String REST = "A1b2C3d4E5f6G7h8I9j0";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "glpat-",
                "gloas-",
                "gldt-",
                "glrt-",
                "glrtr-",
                "glcbt-",
                "glptt-",
                "glft-",
                "glimt-",
                "glagent-",
                "glwt-",
                "glsoat-",
                "glffct-",
                "Glpat-",
                "GR1348941",
                "ghp_",
                "gho_",
                "ghu_",
                "ghs_",
                "ghr_",
                "Ghp_",
                "github_pat_",
                "dsp_",
                "whsec_"
            })
    void knowsATokenByHowItBegins(String prefix) {
        var token = prefix + REST;

        assertThat(TokenShape.isIn(token)).isTrue();
        assertThat(TokenShape.isIn("here: \"" + token + "\".\nthanks")).isTrue();
        assertThat(TokenShape.isIn("https://example.com/?private_token=" + token + "&x=1"))
                .isTrue();
        assertThat(TokenShape.isIn(prefix + " is how they begin")).isFalse();
    }

    @Test
    void knowsTheOthersByTheirForm() {
        assertThat(TokenShape.isIn("123456789:" + REST + REST)).isTrue();
        assertThat(TokenShape.isIn("AKIA" + "IOSFODNN7EXAMPLE")).isTrue();
        assertThat(TokenShape.isIn("glpat-" + "x.01.1a0b2c3d4")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "the pipeline of demo/shop failed",
                "5f1d0c27b9f94c0f8e5b0a6c3d2e1f4a7b8c9d0e",
                "12:30 lunch",
                "глпат-привет"
            })
    void takesNothingElseForOne(String text) {
        assertThat(TokenShape.isIn(text)).isFalse();
    }

    @Test
    void suspectsEveryLongWordWhereThatIsAsked() {
        assertThat(TokenShape.mayBeIn("/login " + REST)).isTrue();
        assertThat(TokenShape.mayBeIn("/stand new webshop for the fair")).isFalse();
    }
}
