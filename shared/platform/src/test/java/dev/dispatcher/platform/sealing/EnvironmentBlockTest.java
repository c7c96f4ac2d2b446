package dev.dispatcher.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentBlockTest {

    @Test
    void readsWhatItWrote() {
        var variables = Map.of("A", "", "B", "x=y\nz", "Ü", "ß €", "QUOTES", "'\"$(id)`");

        assertThat(EnvironmentBlock.read(EnvironmentBlock.write(variables))).isEqualTo(variables);
        assertThat(EnvironmentBlock.read(EnvironmentBlock.write(Map.of()))).isEmpty();
    }

    @Test
    void refusesWhatNoProgramCouldBeGiven() {
        assertThatThrownBy(() -> EnvironmentBlock.write(Map.of("A=B", "c"))).hasMessage("not a variable: A=B");
        assertThatThrownBy(() -> EnvironmentBlock.write(Map.of("A", "b\0C=d"))).hasMessage("not a variable: A");
        assertThatThrownBy(() -> EnvironmentBlock.write(Map.of("", "b"))).hasMessage("not a variable: ");
    }
}
