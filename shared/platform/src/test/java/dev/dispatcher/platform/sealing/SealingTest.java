package dev.dispatcher.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealingTest {

    private static final byte[] WORDS = "PASSWORD=correct horse".getBytes(StandardCharsets.UTF_8);

    private final Sealing sealing = Sealing.withKey(() -> key(1));
    private final UUID owner = UUID.randomUUID();

    @Test
    void opensWhatWasSealedForTheSameOwner() {
        assertThat(sealing.open(owner, sealing.seal(owner, WORDS))).isEqualTo(WORDS);
        assertThat(sealing.open(owner, sealing.seal(owner, new byte[0]))).isEmpty();
    }

    @Test
    void neverSealsTheSameTwiceAndNeverShowsIt() {
        var sealed = sealing.seal(owner, WORDS);

        assertThat(sealed).isNotEqualTo(sealing.seal(owner, WORDS));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("horse");
    }

    @Test
    void sealsTheSameTwiceWhereThatIsAsked() {
        var repeatable = Sealing.repeatable(() -> key(1));
        var sealed = repeatable.seal(owner, WORDS);

        assertThat(repeatable.seal(owner, WORDS)).isEqualTo(sealed);
        assertThat(sealing.open(owner, sealed)).isEqualTo(WORDS);
        assertThat(nonce(repeatable.seal(UUID.randomUUID(), WORDS))).isNotEqualTo(nonce(sealed));
        assertThat(nonce(repeatable.seal(owner, new byte[1]))).isNotEqualTo(nonce(sealed));
        assertThat(nonce(Sealing.repeatable(() -> key(2)).seal(owner, WORDS))).isNotEqualTo(nonce(sealed));
    }

    private static byte[] nonce(byte[] sealed) {
        return Arrays.copyOfRange(sealed, 3, 15);
    }

    @Test
    void doesNotOpenForAnotherOwnerOrWithAnotherKey() {
        var sealed = sealing.seal(owner, WORDS);

        assertThatThrownBy(() -> sealing.open(UUID.randomUUID(), sealed)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> Sealing.withKey(() -> key(2)).open(owner, sealed))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void doesNotOpenWhatWasTouchedOrCutAnywhere() {
        var sealed = sealing.seal(owner, WORDS);

        for (int at = 0; at < sealed.length; at++) {
            var touched = sealed.clone();
            touched[at] ^= 1;
            assertThatThrownBy(() -> sealing.open(owner, touched))
                    .as("byte " + at)
                    .isInstanceOf(SealBroken.class);
            var cut = Arrays.copyOf(sealed, at);
            assertThatThrownBy(() -> sealing.open(owner, cut))
                    .as("length " + at)
                    .isInstanceOf(SealBroken.class);
        }
    }

    @Test
    void refusesAKeyOfAnotherLengthWithoutRepeatingIt() {
        assertThatThrownBy(() -> Sealing.withKey(() -> "c2hvcnQ=").seal(owner, WORDS))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("SEALING_KEY must be 32 bytes in Base64.");
    }

    private static String key(int number) {
        var key = new byte[32];
        key[0] = (byte) number;
        return Base64.getEncoder().encodeToString(key);
    }
}
