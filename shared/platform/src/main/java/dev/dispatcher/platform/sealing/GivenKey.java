package dev.dispatcher.platform.sealing;

import dev.dispatcher.platform.Misconfigured;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;

/// One key that both sides were given, for one machine.
final class GivenKey implements DataKeys {

    private static final int LENGTH = 32;

    private final Supplier<String> base64;

    GivenKey(Supplier<String> base64) {
        this.base64 = base64;
    }

    @Override
    public DataKey fresh(UUID owner) {
        return new DataKey(key(), new byte[0]);
    }

    @Override
    public byte[] unwrap(UUID owner, byte[] wrapped) {
        return key();
    }

    private byte[] key() {
        try {
            var key = Base64.getDecoder().decode(base64.get());
            if (key.length == LENGTH) return key;
        } catch (IllegalArgumentException _) {
            // the sentence below says it without repeating the key
        }
        throw new Misconfigured("SEALING_KEY must be 32 bytes in Base64.");
    }
}
