package dev.dispatcher.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HookSecretsTest {

    @Test
    void derivesTheSameFromTheSameMasterAndName() {
        var secrets = secrets(Map.of("WEBHOOK_MASTER_SECRET", "master"));

        // printf 'gitlab:h1' | openssl dgst -sha256 -hmac master
        assertThat(secrets.token("gitlab:h1"))
                .isEqualTo("0bb49d273de15f26d6e0bd387e94dee75468e4f53c337fdb819eeef6c75e3cd0")
                .hasSize(64);
        assertThat(secrets.token("gitlab:h2")).isNotEqualTo(secrets.token("gitlab:h1"));
        assertThat(secrets.signingToken("gitlab:h1"))
                .isEqualTo("whsec_"
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(secrets.token("gitlab:h1"))));
    }

    @Test
    void givesOutTheNewestAndKnowsTheOneBefore() {
        var rotating = secrets(Map.of("WEBHOOK_MASTER_SECRET", "new", "WEBHOOK_MASTER_SECRET_PREVIOUS", "master"));
        var old = secrets(Map.of("WEBHOOK_MASTER_SECRET", "master"));

        assertThat(rotating.token("telegram")).isNotEqualTo(old.token("telegram"));
        assertThat(rotating.live("telegram"))
                .hasSize(2)
                .last()
                .isEqualTo(HexFormat.of().parseHex(old.token("telegram")));
    }

    @Test
    void makesOtherKeysOfTheSameMasterThatTellNothingOfTheHooks() {
        var rotating = secrets(Map.of("WEBHOOK_MASTER_SECRET", "new", "WEBHOOK_MASTER_SECRET_PREVIOUS", "master"));

        // openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt key:master -kdfopt info:purpose HKDF
        assertThat(rotating.derived("purpose"))
                .hasSize(2)
                .last()
                .isEqualTo(HexFormat.of().parseHex("0d78f5d30293a07d256756f2a064e3d206fbde362bc29fb96fb21be6d547232e"));
        assertThat(rotating.derived("purpose").getFirst())
                .isNotEqualTo(rotating.derived("other").getFirst());
    }

    @Test
    void doesNotStartWithoutAMaster() {
        assertThatThrownBy(() -> secrets(Map.of()))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("WEBHOOK_MASTER_SECRET");
    }

    private static HookSecrets secrets(Map<String, String> variables) {
        return new HookSecrets(new Secrets(
                new Settings(variables),
                _ -> {
                    throw new AssertionError("nothing is kept elsewhere");
                },
                Clock.systemUTC()));
    }
}
