package dev.dispatcher.webhooks;

import dev.dispatcher.platform.Secret;
import dev.dispatcher.platform.Secrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The secret of every hook, derived from one master by the hook's name: `gitlab:` and its id. Nothing is stored, and
/// while a master is being replaced the one before it counts as well.
@Singleton
public final class HookSecrets {

    private static final String MASTER = "WEBHOOK_MASTER_SECRET";
    private static final String PREVIOUS = "WEBHOOK_MASTER_SECRET_PREVIOUS";

    private final List<Secret> masters;

    public HookSecrets(Secrets secrets) {
        this.masters = secrets.has(PREVIOUS)
                ? List.of(secrets.named(MASTER), secrets.named(PREVIOUS))
                : List.of(secrets.named(MASTER));
    }

    /// What is sent along with each call, for those who cannot sign.
    public String token(String hook) {
        return HexFormat.of().formatHex(live(hook).getFirst());
    }

    /// The same for those who sign, as Standard Webhooks writes it.
    public String signingToken(String hook) {
        return "whsec_" + Base64.getEncoder().encodeToString(live(hook).getFirst());
    }

    /// The newest first.
    public List<byte[]> live(String hook) {
        return masters.stream()
                .map(master -> Hmac.of(bytes(master.reveal()), bytes(hook)))
                .toList();
    }

    /// What is made of each master for another purpose, the newest first: 32 bytes that tell nothing of the hooks'.
    public List<byte[]> derived(String purpose) {
        return masters.stream()
                .map(master -> Hkdf.of(bytes(master.reveal()), bytes(purpose)))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
