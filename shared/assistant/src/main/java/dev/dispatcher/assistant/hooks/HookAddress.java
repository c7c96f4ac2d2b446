package dev.dispatcher.assistant.hooks;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.linking.LinkingConfig;
import dev.dispatcher.webhooks.Hmac;
import dev.dispatcher.webhooks.HookSecrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a hook of ours calls, and the secrets that go with that address. They follow from its id.
@Singleton
final class HookAddress {

    private static final int ID_BYTES = 16;
    private static final int MARK_BYTES = 8;

    private final SecureRandom random = new SecureRandom();
    private final LinkingConfig config;
    private final jakarta.inject.Provider<HookSecrets> secrets;

    HookAddress(LinkingConfig config, jakarta.inject.Provider<HookSecrets> secrets) {
        this.config = config;
        this.secrets = secrets;
    }

    /// False when no forge could find us.
    boolean isKnown() {
        return !config.publicUrl().isEmpty();
    }

    String newId() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String url(Provider provider, String id) {
        return base(provider) + id;
    }

    /// The id in an address of ours.
    Optional<String> id(Provider provider, String url) {
        var ours = Pattern.compile(Pattern.quote(base(provider)) + "([A-Za-z0-9_-]{1,64})")
                .matcher(url);
        return ours.matches() ? Optional.of(ours.group(1)) : Optional.empty();
    }

    private String base(Provider provider) {
        return config.publicUrl() + "/webhooks/" + provider.word() + "/";
    }

    String secret(Provider provider, String id) {
        return secrets.get().token(provider.word() + ":" + id);
    }

    /// Says which secret it is without saying what: another one when the master was replaced.
    String mark(Provider provider, String id) {
        var hash = Hmac.sha256(secret(provider, id).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
    }

    /// As GitLab takes the key that it signs with.
    String signingToken(Provider provider, String id) {
        return secrets.get().signingToken(provider.word() + ":" + id);
    }
}
