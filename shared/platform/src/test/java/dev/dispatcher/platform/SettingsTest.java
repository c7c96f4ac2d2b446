package dev.dispatcher.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void takesAnEmptyValueForNone(String nothing) {
        var settings = new Settings(Map.of("X", nothing));

        assertThat(settings.text("X")).isEmpty();
        assertThat(settings.number("X", 7, 1, 9)).isEqualTo(7);
        assertThat(settings.flag("X", true)).isTrue();
        assertThat(settings.duration("X", Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
        assertThatThrownBy(() -> settings.required("X"))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("X is not set.");
    }

    @Test
    void stripsWhatSurroundsAValue() {
        assertThat(new Settings(Map.of("X", "  a b \n")).required("X")).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero", "0", "10", "-3", "3.0", "1e0", "99999999999", "0x3", "3 4", "٣٣", "\u0000"})
    void refusesWhatIsNoNumberInItsBoundsAndNamesTheVariable(String hostile) {
        var settings = new Settings(Map.of("MAX_RETRIES", hostile));

        assertThatThrownBy(() -> settings.number("MAX_RETRIES", 3, 1, 9))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("MAX_RETRIES must be a whole number from 1 to 9, but is '");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "yes", "1", "truе"})
    void takesOnlyTrueAndFalseForAFlag(String hostile) {
        assertThatThrownBy(() -> new Settings(Map.of("FLAG", hostile)).flag("FLAG", false))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("FLAG must be true or false");
    }

    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "30s,PT30S", "10m,PT10M", "12h,PT12H", "30d,PT720H", "PT1M30S,PT1M30S", "p1d,PT24H"})
    void readsDurationsAsPeopleWriteThem(String text, Duration duration) {
        assertThat(new Settings(Map.of("X", text)).duration("X", Duration.ZERO)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"30", "s", "0s", "-5s", "1.5s", "30 s", "30S", "1w", "P1Y", "PT0S", "PT-1S", "9999999999s", "PT"
            })
    void refusesWhatIsNoPositiveDuration(String hostile) {
        assertThatThrownBy(() -> new Settings(Map.of("PROCESS_TIMEOUT", hostile))
                        .duration("PROCESS_TIMEOUT", Duration.ofSeconds(30)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("PROCESS_TIMEOUT must be a duration such as 30s, 10m or 7d, but is '%s'.", hostile);
    }

    @Test
    void remembersWhatItWasAskedAndShowsNoValues() {
        var settings = new Settings(Map.of("PASSWORD", "hunter2"));
        settings.text("B");
        settings.number("A", 1, 1, 1);

        assertThat(settings.asked()).containsExactly("A", "B");
        assertThat(settings).hasToString("Settings[PASSWORD]");
    }
}
