package dev.dispatcher.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is refused at the start would fail every run later.
class ScriptsConfigTest {

    @Test
    void givesFifteenMinutesTenSecondsAndTenMebibytes() {
        assertThat(ScriptsConfig.from(new Settings(Map.of())))
                .isEqualTo(new ScriptsConfig(Duration.ofMinutes(15), Duration.ofSeconds(10), 10 * 1024 * 1024));
    }

    @ParameterizedTest
    @CsvSource({
        "SCRIPT_TIME_LIMIT, 25h",
        "SCRIPT_TIME_LIMIT, 10ms",
        "SCRIPT_GRACE, 2m",
        "SCRIPT_OUTPUT_BYTES_MAX, 10485761",
        "SCRIPT_OUTPUT_BYTES_MAX, 131071",
    })
    void refusesWhatNoTaskOrTableCouldHold(String name, String value) {
        assertThatThrownBy(() -> ScriptsConfig.from(new Settings(Map.of(name, value))))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(name);
    }
}
