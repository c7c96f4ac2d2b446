package dev.dispatcher.webhooks.gitlab;

import dev.dispatcher.platform.lambda.HttpCall;
import dev.dispatcher.webhooks.Hmac;
import dev.dispatcher.webhooks.HookSecrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/// Whether a call comes from the GitLab that was told the hook's secret.
final class GitLabProof {

    /// The setting. There is one GitLab to an installation, and it signs or it does not.
    static final String SIGNATURE_REQUIRED = "GITLAB_SIGNATURE_REQUIRED";

    private static final long PATIENCE_SECONDS = Duration.ofMinutes(5).toSeconds();
    private static final String SIGNATURE = "webhook-signature";
    private static final String VERSION = "v1,";

    private final HookSecrets secrets;
    private final Clock clock;
    private final boolean isSignatureRequired;

    GitLabProof(HookSecrets secrets, Clock clock, boolean isSignatureRequired) {
        this.secrets = secrets;
        this.clock = clock;
        this.isSignatureRequired = isSignatureRequired;
    }

    /// A signature decides alone when there is one: whoever cannot make a right one must not be let in by another door.
    /// Where one is required, the other door is shut: a token goes along with each call, and can be said again.
    boolean isGenuine(String hookId, HttpCall call) {
        var live = secrets.live("gitlab:" + hookId);
        var signature = call.header(SIGNATURE);
        if (signature.isPresent()) return isSigned(signature.get(), call, live);
        if (isSignatureRequired) return false;
        var token = call.header("X-Gitlab-Token").orElse("").getBytes(StandardCharsets.UTF_8);
        boolean isKnown = false;
        for (var secret : live) {
            isKnown |= Hmac.isSame(HexFormat.of().formatHex(secret).getBytes(StandardCharsets.UTF_8), token);
        }
        return isKnown;
    }

    /// Whether a signature decides about it.
    static boolean isSigned(HttpCall call) {
        return call.header(SIGNATURE).isPresent();
    }

    /// Standard Webhooks: over id, time and the bytes as they came, within five minutes.
    private boolean isSigned(String signatures, HttpCall call, Iterable<byte[]> live) {
        var id = call.header("webhook-id").orElse("");
        var time = call.header("webhook-timestamp").orElse("");
        if (id.isEmpty() || !isRecent(time)) return false;
        var head = (id + "." + time + ".").getBytes(StandardCharsets.UTF_8);
        boolean isKnown = false;
        for (var secret : live) {
            var expected = VERSION + Base64.getEncoder().encodeToString(Hmac.of(secret, head, call.body()));
            for (var signature : signatures.split(" ", -1)) {
                isKnown |= Hmac.isSame(
                        expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
            }
        }
        return isKnown;
    }

    private boolean isRecent(String time) {
        if (!time.matches("\\d{1,12}")) return false;
        return Math.abs(clock.instant().getEpochSecond() - Long.parseLong(time)) <= PATIENCE_SECONDS;
    }
}
