package dev.dispatcher.scriptrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {

    private static final Map<String, String> TASK = Map.of(
            "PROCESS_ID", "01890000-0000-7000-8000-000000000001",
            "DB_HOST", "db.example",
            "SEALING_KMS_KEY", "alias/scripts");

    @Test
    void areIdsAndAddressesInATask() {
        assertThat(Orders.of(new Settings(TASK)).process).hasToString(TASK.get("PROCESS_ID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROCESS_ID", "DB_HOST", "SEALING_KMS_KEY"})
    void nameWhatIsMissingInATask(String name) {
        var variables = new HashMap<>(TASK);
        variables.remove(name);

        assertThatThrownBy(() -> Orders.of(new Settings(variables)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(name + " is not set.");
    }

    @Test
    void refuseAProcessThatIsNone() {
        var variables = new HashMap<>(TASK);
        variables.put("PROCESS_ID", "../1");

        assertThatThrownBy(() -> Orders.of(new Settings(variables)))
                .hasMessage("PROCESS_ID must be a UUID, but is '../1'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "secret", "[]", "{\"DB_PASSWORD\":\"secret", "{\"DB_PASSWORD\":\"secret\"} x"})
    void refuseALineThatIsNoneWithoutRepeatingIt(String line) {
        var input = new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Orders.from(input))
                .isInstanceOf(Misconfigured.class)
                .hasMessageNotContaining("secret");
    }
}
