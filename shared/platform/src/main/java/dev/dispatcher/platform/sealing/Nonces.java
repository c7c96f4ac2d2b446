package dev.dispatcher.platform.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Where the nonce of a sealing comes from. No two different texts may get the same one under one key.
@FunctionalInterface
interface Nonces {

    byte[] of(byte[] key, UUID owner, byte[] open);

    static Nonces random() {
        var random = new SecureRandom();
        return (_, _, _) -> {
            var nonce = new byte[Sealing.NONCE];
            random.nextBytes(nonce);
            return nonce;
        };
    }

    /// Of the text itself, under a key of its own, so that it says nothing to those without the key.
    static Nonces ofText() {
        return (key, owner, open) -> {
            var name = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(owner.getMostSignificantBits())
                    .putLong(owner.getLeastSignificantBits())
                    .array();
            var own = mac(key, "nonce".getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac(own, name, open), Sealing.NONCE);
        };
    }

    private static byte[] mac(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (var part : parts) mac.update(part);
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has HmacSHA256", impossible);
        }
    }
}
