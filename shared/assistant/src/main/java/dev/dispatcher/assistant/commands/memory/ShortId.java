package dev.dispatcher.assistant.commands.memory;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Ids as buttons carry them, who have little room: 22 characters.
public final class ShortId {

    private ShortId() {}

    public static String of(UUID id) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// Empty for what is no id of ours.
    public static Optional<UUID> read(String name) {
        try {
            var bytes = Base64.getUrlDecoder().decode(name);
            if (bytes.length != 2 * Long.BYTES) return Optional.empty();
            var halves = ByteBuffer.wrap(bytes);
            return Optional.of(new UUID(halves.getLong(), halves.getLong()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
