package dev.dispatcher.webhooks.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.platform.sealing.SealBroken;
import dev.dispatcher.platform.sealing.Sealing;
import dev.dispatcher.webhooks.HookSecrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Texts of Telegram's that must not be read on their way: closed by the function that hears them, opened by whoever
/// acts on them. The key is made of the master of the webhooks, and each text opens in its own update only.
@Singleton
public final class SealedTexts {

    private static final String PURPOSE = "telegram text";
    private static final long TELEGRAM = 0x54656c656772616dL;

    private final HookSecrets secrets;

    public SealedTexts(HookSecrets secrets) {
        this.secrets = secrets;
    }

    /// The same text of the same update always looks the same: Telegram sends an update again until we have it.
    String seal(long updateId, String text) {
        var sealed = sealing(secrets.derived(PURPOSE).getFirst())
                .seal(owner(updateId), text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(sealed);
    }

    /// The text of a field, sealed or not. Empty when there is none, or none that was sealed for this update with a
    /// master that still counts.
    public Optional<String> open(long updateId, JsonNode field) {
        if (field.isTextual()) return Optional.of(field.asText());
        var sealed = field.path("sealed").asText("");
        return secrets.derived(PURPOSE).stream()
                .flatMap(key -> opened(key, updateId, sealed).stream())
                .findFirst();
    }

    private static Optional<String> opened(byte[] key, long updateId, String sealed) {
        try {
            var open = sealing(key).open(owner(updateId), Base64.getDecoder().decode(sealed));
            return Optional.of(new String(open, StandardCharsets.UTF_8));
        } catch (SealBroken | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Sealing sealing(byte[] key) {
        return Sealing.repeatable(() -> Base64.getEncoder().encodeToString(key));
    }

    private static UUID owner(long updateId) {
        return new UUID(TELEGRAM, updateId);
    }
}
