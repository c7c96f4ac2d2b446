package dev.dispatcher.platform.sealing;

import dev.dispatcher.platform.aws.SignedCalls;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals bytes for one owner: a form number, the wrapped key with its length, a nonce, and AES-GCM over all of it and
/// the owner's id. What was sealed for another owner, or was touched since, does not open.
public final class Sealing {

    static final int NONCE = 12;

    private static final byte FORM = 1;
    private static final int TAG_BITS = 128;
    private static final String ALGORITHM = "AES/GCM/NoPadding";

    private final DataKeys keys;
    private final Nonces nonces;

    Sealing(DataKeys keys, Nonces nonces) {
        this.keys = keys;
        this.nonces = nonces;
    }

    /// With a key that both sides were given, 32 bytes in Base64. It is asked for when it is used.
    public static Sealing withKey(Supplier<String> base64) {
        return new Sealing(new GivenKey(base64), Nonces.random());
    }

    /// The same text becomes the same bytes for the same owner, for whoever may have to say the same thing twice. Shows
    /// whether two texts of one owner are the same, and nothing else.
    public static Sealing repeatable(Supplier<String> base64) {
        return new Sealing(new GivenKey(base64), Nonces.ofText());
    }

    /// With data keys of this KMS key.
    public static Sealing withKms(SignedCalls aws, String keyId) {
        return new Sealing(new KmsKeys(aws, keyId), Nonces.random());
    }

    public byte[] seal(UUID owner, byte[] open) {
        return ready(owner).apply(open);
    }

    /// Has the key at hand now, for who must not find the keys out of reach once there is something to seal.
    public UnaryOperator<byte[]> ready(UUID owner) {
        var key = keys.fresh(owner);
        return open -> sealed(key, owner, open);
    }

    private byte[] sealed(DataKey key, UUID owner, byte[] open) {
        var nonce = nonces.of(key.plain(), owner, open);
        var head = ByteBuffer.allocate(1 + Short.BYTES + key.wrapped().length + NONCE)
                .put(FORM)
                .putShort((short) key.wrapped().length)
                .put(key.wrapped())
                .put(nonce)
                .array();
        var body = run(Cipher.ENCRYPT_MODE, key.plain(), nonce, owner, head, open);
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
    }

    /// Throws `SealBroken` for what is not as it was sealed for this owner.
    public byte[] open(UUID owner, byte[] sealed) {
        var read = ByteBuffer.wrap(sealed);
        if (read.remaining() < 1 + Short.BYTES || read.get() != FORM) throw new SealBroken();
        var wrapped = new byte[Short.toUnsignedInt(read.getShort())];
        if (read.remaining() < wrapped.length + NONCE) throw new SealBroken();
        var nonce = new byte[NONCE];
        read.get(wrapped).get(nonce);
        var head = Arrays.copyOf(sealed, read.position());
        var body = new byte[read.remaining()];
        read.get(body);
        return run(Cipher.DECRYPT_MODE, keys.unwrap(owner, wrapped), nonce, owner, head, body);
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, UUID owner, byte[] head, byte[] text) {
        try {
            var cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(owner.getMostSignificantBits())
                    .putLong(owner.getLeastSignificantBits())
                    .array());
            cipher.updateAAD(head);
            return cipher.doFinal(text);
        } catch (GeneralSecurityException _) {
            throw new SealBroken();
        }
    }
}
