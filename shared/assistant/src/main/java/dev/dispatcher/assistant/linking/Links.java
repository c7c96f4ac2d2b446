package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Account;
import dev.dispatcher.assistant.forge.Tokens;
import dev.dispatcher.database.Database;
import dev.dispatcher.platform.Ids;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The `links` table. Sealing asks the key's keeper, so nothing of it happens in here.
@Singleton
public final class Links {

    private static final String COLUMNS = """
            id, user_id, provider, instance, remote_id, username, kind, scopes, expires_at, version,
            tokens_sealed IS NOT NULL AS is_open""";

    private final Database database;
    private final Ids ids;

    public Links(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    public Optional<Link> find(long user, Provider provider, String instance) {
        return database.one(
                "SELECT " + COLUMNS + " FROM links WHERE user_id = ? AND provider = ? AND instance = ?",
                Link::of,
                user,
                provider.word(),
                instance);
    }

    public List<Link> of(long user) {
        return database.list(
                "SELECT " + COLUMNS + " FROM links WHERE user_id = ? ORDER BY provider, instance", Link::of, user);
    }

    Optional<Link> reload(Link link) {
        return database.one("SELECT " + COLUMNS + " FROM links WHERE id = ?", Link::of, link.id());
    }

    /// What lets us in, closed, if this is still the version it belongs to.
    Optional<byte[]> sealedTokens(Link link) {
        return database.one(
                "SELECT tokens_sealed FROM links WHERE id = ? AND version = ? AND tokens_sealed IS NOT NULL",
                row -> row.bytes("tokens_sealed"),
                link.id(),
                link.version());
    }

    /// In the place of what the user had linked there before.
    Link save(long user, Provider provider, String instance, Account account, Sealed tokens, boolean isPersonal) {
        return database.one(
                        """
                        INSERT INTO links AS known
                               (id, user_id, provider, instance, remote_id, username, kind, scopes, tokens_sealed, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?)
                            ON CONFLICT (user_id, provider, instance) DO UPDATE
                           SET remote_id = excluded.remote_id, username = excluded.username, kind = excluded.kind,
                               scopes = excluded.scopes, tokens_sealed = excluded.tokens_sealed,
                               expires_at = excluded.expires_at, version = known.version + 1, renewing_until = NULL,
                               updated_at = clock_timestamp()
                        RETURNING\s""" + COLUMNS,
                        Link::of,
                        ids.next(),
                        user,
                        provider.word(),
                        instance,
                        account.id(),
                        account.username(),
                        isPersonal ? "personal" : "oauth",
                        tokens.plain().scopes(),
                        tokens.closed(),
                        tokens.plain().expiresAt())
                .orElseThrow();
    }

    /// Whether it is us who may ask for new tokens in the place of this version's.
    boolean claimRenewal(Link link, Duration lease) {
        return database.inTransaction(() -> database.one(
                        "SELECT claim_renewal(?, ?, ?::interval) AS claimed",
                        row -> row.flag("claimed"),
                        link.id(),
                        link.version(),
                        lease)
                .orElseThrow());
    }

    boolean renewed(Link link, Sealed tokens) {
        return database.update("""
                        UPDATE links
                           SET tokens_sealed = ?, expires_at = ?, version = version + 1, renewing_until = NULL,
                               updated_at = clock_timestamp()
                         WHERE id = ? AND version = ?
                        """, tokens.closed(), tokens.plain().expiresAt(), link.id(), link.version()) == 1;
    }

    /// Somebody else may try at once.
    void giveUpRenewal(Link link) {
        database.update(
                "UPDATE links SET renewing_until = NULL WHERE id = ? AND version = ?", link.id(), link.version());
    }

    /// Personal tokens that end soon, whose users were not told so yet. From now on they were: in the caller's
    /// transaction.
    List<Link> ending(Duration within, int limit) {
        return database.list("""
                UPDATE links
                   SET end_told = version
                 WHERE id IN (SELECT id
                                FROM links
                               WHERE kind = 'personal' AND tokens_sealed IS NOT NULL
                                 AND expires_at <= clock_timestamp() + ?::interval
                                 AND end_told IS DISTINCT FROM version
                               LIMIT ?
                                 FOR UPDATE SKIP LOCKED)
                RETURNING\s""" + COLUMNS, Link::of, within, limit);
    }

    /// False when that is known already, or when there are newer tokens.
    boolean closed(Link link) {
        return database.update("""
                        UPDATE links
                           SET tokens_sealed = NULL, expires_at = NULL, version = version + 1, renewing_until = NULL,
                               updated_at = clock_timestamp()
                         WHERE id = ? AND version = ? AND tokens_sealed IS NOT NULL
                        """, link.id(), link.version()) == 1;
    }

    boolean delete(UUID link) {
        return database.update("DELETE FROM links WHERE id = ?", link) == 1;
    }

    /// Tokens as they are and as they are stored. Never printed.
    static final class Sealed {

        private final Tokens plain;
        private final byte[] closed;

        Sealed(Tokens plain, byte[] closed) {
            this.plain = plain;
            this.closed = closed.clone();
        }

        Tokens plain() {
            return plain;
        }

        byte[] closed() {
            return closed.clone();
        }
    }
}
