package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.Call;
import dev.dispatcher.standins.Encoded;
import dev.dispatcher.standins.Parameters;
import dev.dispatcher.standins.gitlab.world.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signing in: the code flow with PKCE, refreshing, which voids the pair before, and revoking.
public final class OAuth {

    public static final String CLIENT_ID = "stand-in-application";
    public static final String CLIENT_SECRET = "gloas-stand-in-application-secret";

    private static final Duration CODE_LIVES = Duration.ofMinutes(10);

    private record Code(User user, String redirect, String challenge, List<String> scopes, Instant until) {}

    private final Map<String, Code> codes = new HashMap<>();
    private final Tokens tokens;
    private @Nullable User signedIn;

    public OAuth(Tokens tokens) {
        this.tokens = tokens;
    }

    /// Whoever comes to authorize is this one, and agrees; nobody refuses.
    public void signIn(@Nullable User user) {
        signedIn = user;
    }

    Answer answer(Call call, Instant now) {
        var given = Parameters.of(call);
        if (given.isEmpty()) return Answer.empty(400);
        return switch (call.method() + " " + call.path()) {
            case "GET /oauth/authorize" -> authorize(given.get(), now);
            case "POST /oauth/token" -> isClient(given.get()) ? token(given.get(), now) : noClient();
            case "POST /oauth/revoke" -> isClient(given.get()) ? revoke(given.get()) : noClient();
            default -> Answer.empty(404);
        };
    }

    private static boolean isClient(Parameters given) {
        return given.text("client_id").equals(Optional.of(CLIENT_ID))
                && given.text("client_secret").equals(Optional.of(CLIENT_SECRET));
    }

    private Answer authorize(Parameters given, Instant now) {
        var redirect = given.text("redirect_uri").orElse("");
        boolean isKnown = given.text("client_id").equals(Optional.of(CLIENT_ID)) && !redirect.isEmpty();
        if (!isKnown || !given.text("response_type").equals(Optional.of("code"))) {
            return Answer.text(401, "Client authentication failed due to unknown client");
        }
        var state = "state=" + Encoded.encode(given.text("state").orElse(""));
        var mark = redirect.contains("?") ? "&" : "?";
        var user = signedIn;
        if (user == null) return found(redirect + mark + "error=access_denied&" + state);
        var isHashed = given.text("code_challenge_method").equals(Optional.of("S256"));
        var challenge = isHashed ? given.text("code_challenge").orElse("") : "";
        var scopes = List.of(given.text("scope").orElse("api").split("[ +]"));
        var code = tokens.unique();
        codes.put(code, new Code(user, redirect, challenge, scopes, now.plus(CODE_LIVES)));
        return found(redirect + mark + "code=" + code + "&" + state);
    }

    private static Answer found(String location) {
        return Answer.empty(302).with("Location", location);
    }

    private Answer token(Parameters given, Instant now) {
        return switch (given.text("grant_type").orElse("")) {
            case "refresh_token" ->
                tokens.renew(given.text("refresh_token").orElse(""), now)
                        .map(pair -> told(pair, now))
                        .orElseGet(OAuth::noGrant);
            case "authorization_code" -> exchange(given, now);
            default -> error(400, "unsupported_grant_type");
        };
    }

    private Answer exchange(Parameters given, Instant now) {
        var code = codes.remove(given.text("code").orElse(""));
        if (code == null || !code.until().isAfter(now)) return noGrant();
        if (!given.text("redirect_uri").equals(Optional.of(code.redirect()))) return noGrant();
        var verifier = given.text("code_verifier").orElse("");
        if (!code.challenge().isEmpty() && !challenge(verifier).equals(code.challenge())) return noGrant();
        return told(tokens.pair(code.user(), code.scopes(), now), now);
    }

    private static Answer told(Tokens.Pair pair, Instant now) {
        var until = pair.access().until();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("access_token", pair.access().token());
        answer.put("token_type", "Bearer");
        answer.put(
                "expires_in", until == null ? 0 : Duration.between(now, until).toSeconds());
        answer.put("refresh_token", pair.refresh());
        answer.put("scope", String.join(" ", pair.access().scopes()));
        answer.put("created_at", now.getEpochSecond());
        return Answer.json(200, answer);
    }

    /// Says yes to a token it does not know, too.
    private Answer revoke(Parameters given) {
        tokens.revoke(given.text("token").orElse(""));
        return Answer.json(200, Map.of());
    }

    private static Answer noClient() {
        return error(401, "invalid_client");
    }

    private static Answer noGrant() {
        return error(400, "invalid_grant");
    }

    private static Answer error(int status, String word) {
        return Answer.json(status, Map.of("error", word, "error_description", "The stand-in says: " + word));
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
