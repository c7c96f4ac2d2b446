package dev.dispatcher.platform;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/// Ids as RFC 9562 has them: by time for what begins here, by derivation for what follows from something else.
@Singleton
public final class Ids {

    private static final int COUNTER_BITS = 12;
    private static final int COUNTER_SEED_BITS = 11;
    private static final long STEP_BACK_MAX_MILLIS = 1_000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long LOW_62 = 0x3FFF_FFFF_FFFF_FFFFL;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private long millis;
    private int counter;

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /// A UUIDv7, greater than the one before it from here. Its 62 random bits are drawn now, so sandboxes restored
    /// from one snapshot do not repeat each other.
    public UUID next() {
        long low = (random.nextLong() & LOW_62) | VARIANT;
        return new UUID(nextHigh(random.nextInt(1 << COUNTER_SEED_BITS)), low);
    }

    /// A UUIDv8 with the time of `parent`, the same for the same parts: a retry makes the same children again.
    public static UUID child(UUID parent, String... parts) {
        var digest = ByteBuffer.wrap(sha256(joined(parent, parts)));
        long high = (parent.getMostSignificantBits() & ~0xFFFFL) | 0x8000 | (digest.getLong() & 0xFFF);
        return new UUID(high, (digest.getLong() & LOW_62) | VARIANT);
    }

    private synchronized long nextHigh(int seed) {
        long now = clock.millis();
        // A clock that was set back by more than a moment is believed: better than ids from the future for hours.
        if (now > millis || now < millis - STEP_BACK_MAX_MILLIS) {
            millis = now;
            counter = seed;
        } else if (++counter == 1 << COUNTER_BITS) {
            millis++;
            counter = seed;
        }
        return (millis << 16) | 0x7000 | counter;
    }

    // Each part brings its length, so that "a", "bc" and "ab", "c" differ; UTF-16 keeps even broken text apart.
    private static byte[] joined(UUID parent, String... parts) {
        int size = 2 * Long.BYTES;
        for (var part : parts) size += Integer.BYTES + Character.BYTES * part.length();
        var bytes = ByteBuffer.allocate(size)
                .putLong(parent.getMostSignificantBits())
                .putLong(parent.getLeastSignificantBits());
        for (var part : parts) {
            bytes.putInt(part.length());
            for (char unit : part.toCharArray()) bytes.putChar(unit);
        }
        return bytes.array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
