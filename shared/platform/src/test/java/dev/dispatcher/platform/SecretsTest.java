package dev.dispatcher.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:1:secret:x-AbCdEf";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final List<String> asked = new ArrayList<>();
    private String kept = "first";
    private boolean isDown;

    @Test
    void takesTheValueItselfWhereItIsGiven() {
        var secret = secrets(Map.of("TOKEN", "given", "TOKEN_SECRET", ARN)).named("TOKEN");

        assertThat(secret.reveal()).isEqualTo("given");
        assertThat(asked).isEmpty();
    }

    @Test
    void readsTheStoreOnUseAndKeepsWhatItFoundForFiveMinutes() {
        var secret = secrets(Map.of("TOKEN_SECRET", ARN)).named("TOKEN");
        assertThat(asked).isEmpty();

        assertThat(secret.reveal()).isEqualTo("first");
        kept = "rotated";
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(secret.reveal()).isEqualTo("first");
        clock.advance(Duration.ofMillis(1));
        assertThat(secret.reveal()).isEqualTo("rotated");
        assertThat(asked).containsExactly(ARN, ARN);
    }

    @Test
    void readsAgainAfterARestore() {
        var secrets = secrets(Map.of("TOKEN_SECRET", ARN));
        assertThat(secrets.named("TOKEN").reveal()).isEqualTo("first");

        kept = "rotated";
        secrets.forget();

        assertThat(secrets.named("TOKEN").reveal()).isEqualTo("rotated");
    }

    @Test
    void goesOnWithTheLastValueWhileTheStoreIsDown() {
        var secret = secrets(Map.of("TOKEN_SECRET", ARN)).named("TOKEN");
        assertThat(secret.reveal()).isEqualTo("first");

        isDown = true;
        clock.advance(Duration.ofMinutes(6));
        assertThat(secret.reveal()).isEqualTo("first");
        secret.forget();
        assertThatThrownBy(secret::reveal).isInstanceOf(RemoteFailure.class);
    }

    @Test
    void picksOneFieldOfAManagedSecret() {
        kept = "{\"username\":\"owner\",\"password\":\"a#\\\"b\",\"port\":5432}";
        var secrets = secrets(Map.of("PW_SECRET", ARN + "#password", "PORT_SECRET", ARN + "#port"));

        assertThat(secrets.named("PW").reveal()).isEqualTo("a#\"b");
        assertThat(secrets.named("PORT").reveal()).isEqualTo("5432");
        assertThat(asked).containsExactly(ARN, ARN);
    }

    @Test
    void saysWhichVariableIsWrongWithoutTheSecret() {
        kept = "{\"canary\": \"canary-in-json\"} trailing";
        var secrets = secrets(Map.of("A_SECRET", ARN + "#nothing"));

        assertThatThrownBy(() -> secrets.named("A").reveal())
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("A_SECRET names the field 'nothing'");
        kept = "canary-plain";
        assertThatThrownBy(() -> secrets.named("A").reveal())
                .isInstanceOf(Misconfigured.class)
                .hasMessage("A_SECRET names a field, but the secret is not JSON.")
                .hasNoCause();
        assertThatThrownBy(() -> secrets.named("B"))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("Neither B nor B_SECRET is set.");
        assertThat(secrets.has("A")).isTrue();
        assertThat(secrets.has("B")).isFalse();
    }

    @Test
    void showsNothingOfItself() {
        var secret = secrets(Map.of("TOKEN", "canary")).named("TOKEN");
        secret.reveal();

        assertThat(secret).hasToString("Secret[TOKEN]");
    }

    private Secrets secrets(Map<String, String> variables) {
        return new Secrets(new Settings(variables), this::read, clock);
    }

    private String read(String arn) {
        asked.add(arn);
        if (isDown) throw new RemoteFailure("down");
        return kept;
    }
}
