package dev.dispatcher.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import dev.dispatcher.platform.aws.SignedCalls;
import dev.dispatcher.testing.StubServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KmsKeysTest {

    private static final byte[] WORDS = "TOKEN=1".getBytes(StandardCharsets.UTF_8);
    private static final String PLAIN = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String WRAPPED =
            Base64.getEncoder().encodeToString("wrapped".getBytes(StandardCharsets.UTF_8));

    private final StubServer kms = new StubServer();
    private final UUID owner = UUID.fromString("01890000-0000-7000-8000-000000000001");

    @AfterEach
    void stop() {
        kms.close();
    }

    @Test
    void sealsWithAFreshKeyAndStoresItWrapped() {
        kms.answering(200, "{\"Plaintext\":\"%s\",\"CiphertextBlob\":\"%s\"}".formatted(PLAIN, WRAPPED));

        var sealed = sealing().seal(owner, WORDS);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).contains("wrapped");
        assertThat(kms.asked().getFirst().header("X-Amz-Target")).contains("TrentService.GenerateDataKey");
        assertThat(kms.asked().getFirst().body())
                .contains("\"EncryptionContext\":{\"owner\":\"" + owner + "\"}", "\"KeyId\":\"alias/scripts\"");
    }

    @Test
    void asksForTheWrappedKeyInTheNameOfTheOwner() {
        kms.answering(200, "{\"Plaintext\":\"%s\",\"CiphertextBlob\":\"%s\"}".formatted(PLAIN, WRAPPED));
        var sealed = sealing().seal(owner, WORDS);

        assertThat(sealing().open(owner, sealed)).isEqualTo(WORDS);
        var asked = kms.asked().getLast();
        assertThat(asked.header("X-Amz-Target")).contains("TrentService.Decrypt");
        assertThat(asked.body()).contains("\"CiphertextBlob\":\"" + WRAPPED + "\"", "{\"owner\":\"" + owner + "\"}");
    }

    @Test
    void saysThatKmsRefused() {
        kms.answering(400, "{\"__type\":\"AccessDeniedException\"}");

        assertThatThrownBy(() -> sealing().seal(owner, WORDS))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("AccessDenied");
    }

    @Test
    void doesNotRepeatAnAnswerItCannotRead() {
        kms.answering(200, "secret, but not JSON");
        assertThatThrownBy(() -> sealing().seal(owner, WORDS)).hasMessage("kms did not answer with JSON");

        kms.answering(200, "{}");
        assertThatThrownBy(() -> sealing().seal(owner, WORDS)).hasMessage("kms answered without Plaintext");
    }

    private Sealing sealing() {
        var settings = new Settings(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL_KMS", kms.url()));
        return Sealing.withKms(new SignedCalls(new Aws(settings), Clock.systemUTC()), "alias/scripts");
    }
}
