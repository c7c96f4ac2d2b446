package dev.dispatcher.standins.github.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.Call;
import dev.dispatcher.standins.Encoded;
import dev.dispatcher.standins.Parameters;
import dev.dispatcher.standins.github.world.Account;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signing in: the web flow with PKCE, tokens that expire, and refreshing, which voids the pair before. Mistakes are
/// answered with 200, as GitHub does.
public final class OAuth {

    public static final String CLIENT_ID = "Iv1.stand-in";
    public static final String CLIENT_SECRET = "stand-in-client-secret";

    private static final Duration CODE_LIVES = Duration.ofMinutes(10);
    private static final Duration TOKEN_LIVES = Duration.ofHours(8);
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private record Code(Account account, String redirect, String challenge, Instant until) {}

    /// `scopes` are a personal token's.
    private record Pair(Account account, String access, String refresh, String scopes, Instant until) {}

    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Pair> byAccess = new HashMap<>();
    private final Map<String, Pair> byRefresh = new HashMap<>();
    private @Nullable Account signedIn;
    private int made;

    /// Whoever comes to authorize is this one, and agrees; nobody refuses.
    public void signIn(@Nullable Account account) {
        signedIn = account;
    }

    /// A personal token that may do everything. `Instant.MAX` for one that does not expire.
    public String personalToken(Account account, Instant until) {
        var token = "ghp_" + unique();
        byAccess.put(token, new Pair(account, token, "", "admin:repo_hook, repo, workflow", until));
        return token;
    }

    public void revoke(String token) {
        byAccess.remove(token);
    }

    Optional<Account> owner(String token, Instant now) {
        return Optional.ofNullable(byAccess.get(token))
                .filter(pair -> pair.until().isAfter(now))
                .map(Pair::account);
    }

    /// What is said beside every answer to a personal token: its scopes, and when it ends.
    Map<String, String> headers(String token) {
        var pair = byAccess.get(token);
        if (pair == null || !pair.refresh().isEmpty()) return Map.of();
        var headers = new HashMap<>(Map.of("X-OAuth-Scopes", pair.scopes()));
        if (pair.until().isBefore(Instant.MAX)) {
            headers.put("github-authentication-token-expiration", EXPIRY.format(pair.until()));
        }
        return headers;
    }

    /// An application takes back a token it was given, by its own name and secret.
    Answer takeBack(Call call) {
        var secret = Base64.getEncoder()
                .encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.US_ASCII));
        if (!call.header("Authorization").equals(Optional.of("Basic " + secret))) return Answer.empty(404);
        var token =
                Parameters.of(call).flatMap(given -> given.text("access_token")).orElse("");
        if (byAccess.remove(token) == null) return Answer.empty(404);
        byRefresh.values().removeIf(pair -> pair.access().equals(token));
        return Answer.empty(204);
    }

    Answer answer(Call call, Instant now) {
        var given = Parameters.of(call);
        if (given.isEmpty()) return Answer.empty(400);
        return switch (call.method() + " " + call.path()) {
            case "GET /login/oauth/authorize" -> authorize(given.get(), now);
            case "POST /login/oauth/access_token" -> Answer.json(200, token(given.get(), now));
            default -> Answer.empty(404);
        };
    }

    private Answer authorize(Parameters given, Instant now) {
        var redirect = given.text("redirect_uri").orElse("");
        if (!given.text("client_id").equals(Optional.of(CLIENT_ID)) || redirect.isEmpty()) return Answer.empty(404);
        var state = "state=" + Encoded.encode(given.text("state").orElse(""));
        var mark = redirect.contains("?") ? "&" : "?";
        var account = signedIn;
        if (account == null) return found(redirect + mark + "error=access_denied&" + state);
        var code = unique();
        var challenge = given.text("code_challenge").orElse("");
        codes.put(code, new Code(account, redirect, challenge, now.plus(CODE_LIVES)));
        return found(redirect + mark + "code=" + code + "&" + state);
    }

    private static Answer found(String location) {
        return Answer.empty(302).with("Location", location);
    }

    private Map<String, Object> token(Parameters given, Instant now) {
        boolean isClient = given.text("client_id").equals(Optional.of(CLIENT_ID))
                && given.text("client_secret").equals(Optional.of(CLIENT_SECRET));
        if (!isClient) return error("incorrect_client_credentials");
        if (given.text("grant_type").equals(Optional.of("refresh_token"))) {
            var pair = byRefresh.remove(given.text("refresh_token").orElse(""));
            if (pair == null) return error("bad_refresh_token");
            byAccess.remove(pair.access());
            return pair(pair.account(), now);
        }
        var code = codes.remove(given.text("code").orElse(""));
        if (code == null || !code.until().isAfter(now)) return error("bad_verification_code");
        boolean isRedirect =
                given.text("redirect_uri").map(code.redirect()::equals).orElse(true);
        if (!isRedirect) return error("redirect_uri_mismatch");
        var verifier = given.text("code_verifier").orElse("");
        if (!code.challenge().isEmpty() && !challenge(verifier).equals(code.challenge())) {
            return error("bad_verification_code");
        }
        return pair(code.account(), now);
    }

    private Map<String, Object> pair(Account account, Instant now) {
        var pair = new Pair(account, "ghu_" + unique(), "ghr_" + unique(), "", now.plus(TOKEN_LIVES));
        byAccess.put(pair.access(), pair);
        byRefresh.put(pair.refresh(), pair);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("access_token", pair.access());
        answer.put("expires_in", TOKEN_LIVES.toSeconds());
        answer.put("refresh_token", pair.refresh());
        answer.put("refresh_token_expires_in", Duration.ofDays(183).toSeconds());
        answer.put("scope", "");
        answer.put("token_type", "bearer");
        return answer;
    }

    private static Map<String, Object> error(String word) {
        return Map.of("error", word, "error_description", "The stand-in says: " + word);
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String unique() {
        return "standin%029d".formatted(++made);
    }
}
