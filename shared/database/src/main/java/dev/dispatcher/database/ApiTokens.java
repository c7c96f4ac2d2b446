package dev.dispatcher.database;

import dev.dispatcher.platform.Ids;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The `api_tokens` table. Secrets are looked up by their hash, so nothing about them shows in how long it takes.
@Singleton
public final class ApiTokens {

    /// How long a token is remembered. Revoking one takes effect everywhere within this time.
    static final Duration REMEMBERED = Duration.ofSeconds(20);

    /// How long a token that is known is believed while the database is away. Nobody can revoke it in that time either.
    static final Duration BELIEVED = Duration.ofMinutes(10);

    private static final int REMEMBERED_MAX = 1_000;
    private static final int SECRET_BYTES = 32;
    private static final int SECRET_LENGTH_MAX = 512;
    private static final int LISTED_MAX = 1_000;
    private static final String COLUMNS = "id, name, scopes, created_at, expires_at, last_used_at, revoked_at";

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    public ApiTokens(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /// A new token and its secret, which is nowhere else.
    public record Issued(ApiToken token, String secret) {
        @Override
        public String toString() {
            return "Issued[token=" + token + "]";
        }
    }

    /// `seen` is when the database was last asked, `confirmed` when it last answered.
    private record Remembered(ApiToken token, Instant seen, Instant confirmed) {}

    public Issued issue(String name, Collection<Scope> scopes, @Nullable Instant expiresAt) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = "dsp_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var words = scopes.stream().map(Scope::word).toList();
        var token = database.one("""
                INSERT INTO api_tokens (id, name, secret_sha256, scopes, expires_at)
                VALUES (?, ?, ?, ?::text[], ?::timestamptz)
                RETURNING\s""" + COLUMNS, ApiToken::of, ids.next(), name, Sha256.of(secret), words, expiresAt);
        return new Issued(token.orElseThrow(), secret);
    }

    /// Newest first, revoked ones too.
    public List<ApiToken> list() {
        return database.list(
                "SELECT " + COLUMNS + " FROM api_tokens ORDER BY created_at DESC, id DESC LIMIT ?",
                ApiToken::of,
                LISTED_MAX);
    }

    /// Whether there is such a token. Revoking twice is fine, and the first time counts.
    public boolean revoke(UUID id) {
        int revoked = database.update(
                "UPDATE api_tokens SET revoked_at = coalesce(revoked_at, clock_timestamp()) WHERE id = ?", id);
        remembered.values().removeIf(known -> known.token.id().equals(id));
        return revoked == 1;
    }

    /// The token with this secret, unless it is revoked or has expired.
    public Optional<ApiToken> authenticate(String secret) {
        if (secret.length() > SECRET_LENGTH_MAX) return Optional.empty();
        var hash = Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
        var key = Base64.getEncoder().encodeToString(hash);
        var now = clock.instant();
        var known = remembered.get(key);
        // A clock that was set back must not keep a revoked token alive.
        if (known == null || Duration.between(known.seen, now).abs().compareTo(REMEMBERED) >= 0) {
            known = look(hash, key, known, now);
        }
        return Optional.ofNullable(known).map(Remembered::token).filter(token -> token.isValidAt(now));
    }

    private @Nullable Remembered look(byte[] hash, String key, @Nullable Remembered known, Instant now) {
        try {
            return look(hash, key, now);
        } catch (SqlFailure.Unreachable away) {
            if (known == null || Duration.between(known.confirmed, now).abs().compareTo(BELIEVED) >= 0) throw away;
            var believed = new Remembered(known.token, now, known.confirmed);
            remembered.put(key, believed);
            return believed;
        }
    }

    private @Nullable Remembered look(byte[] hash, String key, Instant now) {
        var found = database.one(
                "SELECT " + COLUMNS + " FROM api_tokens WHERE secret_sha256 = ?", ApiToken::of, (Object) hash);
        if (found.isEmpty()) {
            remembered.remove(key);
            return null;
        }
        noteUse(found.get(), now);
        if (remembered.size() >= REMEMBERED_MAX) remembered.clear();
        var fresh = new Remembered(found.get(), now, now);
        remembered.put(key, fresh);
        return fresh;
    }

    /// At most once a minute, however many sandboxes see the token.
    private void noteUse(ApiToken token, Instant now) {
        if (!token.isValidAt(now)) return;
        database.update("""
                UPDATE api_tokens SET last_used_at = clock_timestamp()
                 WHERE id = ? AND (last_used_at IS NULL OR last_used_at < clock_timestamp() - interval '1 minute')
                """, token.id());
    }
}
