package dev.dispatcher.assistant.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenEndsTest {

    private final Stage stage = new Stage();
    private final TokenEnds ends = stage.bean(TokenEnds.class);

    @AfterEach
    void close() {
        stage.close();
    }

    @BeforeEach
    void link() {
        new Browser(stage).link(Stage.ADA, Provider.GITLAB);
    }

    private void is(String kind, String left) {
        stage.database.update(
                "UPDATE links SET kind = ?, expires_at = clock_timestamp() + ?::text::interval", kind, left);
    }

    private long told() {
        ends.sweepSome();
        stage.deliver();
        return Stage.told(stage.ada).stream()
                .filter(text -> text.contains("ends soon"))
                .count();
    }

    @Test
    void saysOnceThatAPersonalTokenEndsWithinAWeek() {
        is("personal", "6 days");

        assertThat(told()).isEqualTo(1);
        assertThat(told()).isEqualTo(1);
        assertThat(Stage.last(stage.ada)).contains("Your GitLab token (@ada) ends soon. Valid until ");
    }

    @Test
    void saysNothingOfOneThatLastsOrIsRenewed() {
        is("personal", "8 days");
        assertThat(told()).isZero();
        is("oauth", "1 hour");
        assertThat(told()).isZero();
    }
}
