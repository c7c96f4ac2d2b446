package dev.dispatcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseConfigTest {

    @Test
    void readsFiveVariablesOrOneLine() {
        var five = new Settings(
                Map.of("DB_HOST", "db", "DB_PORT", "6543", "DB_NAME", "shop", "DB_USER", "anna", "DB_PASS", "secret"));
        var line = new Settings(Map.of("DB_DSN", "postgres://anna:secret@db:6543/shop"));

        assertThat(DatabaseConfig.from(five)).isEqualTo(new DatabaseConfig("db", 6543, "shop", "anna", false));
        assertThat(DatabaseConfig.from(line)).isEqualTo(DatabaseConfig.from(five));
        assertThat(DatabaseConfig.password(five)).isEqualTo("secret");
        assertThat(DatabaseConfig.password(line)).isEqualTo("secret");
    }

    @Test
    void fillsInWhatIsUsual() {
        assertThat(DatabaseConfig.from(new Settings(Map.of("DB_HOST", "db"))))
                .isEqualTo(new DatabaseConfig("db", 5432, "dispatcher", "app", false));
        assertThat(DatabaseConfig.from(new Settings(Map.of("DB_DSN", "postgresql://db/shop"))))
                .isEqualTo(new DatabaseConfig("db", 5432, "shop", "app", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://u:hush@db/x", "postgres://u:hush@db", "postgres://u:hush@db/", "hush", "a b:hush"})
    void namesTheVariableAndKeepsThePasswordToItself(String dsn) {
        assertThatThrownBy(() -> DatabaseConfig.from(new Settings(Map.of("DB_DSN", dsn))))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("DB_DSN")
                .hasMessageNotContaining("hush");
    }

    @Test
    void saysThatThereIsNoDatabase() {
        assertThatThrownBy(() -> DatabaseConfig.from(new Settings(Map.of()))).hasMessage("DB_HOST is not set.");
    }
}
