package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.database.Database;
import dev.dispatcher.database.Retained;
import dev.dispatcher.database.Row;
import dev.dispatcher.database.Sha256;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The `oauth_states` table: browsers on their way to a forge and back, ten minutes each.
@Singleton
final class OAuthStates implements Retained {

    private final Database database;

    OAuthStates(Database database) {
        this.database = database;
    }

    /// Who is on the way. Not a record: the verifier is bytes.
    static final class Traveller {

        private final long user;
        private final Provider provider;
        private final String instance;
        private final byte[] verifierSealed;

        Traveller(long user, Provider provider, String instance, byte[] verifierSealed) {
            this.user = user;
            this.provider = provider;
            this.instance = instance;
            this.verifierSealed = verifierSealed.clone();
        }

        long user() {
            return user;
        }

        Provider provider() {
            return provider;
        }

        String instance() {
            return instance;
        }

        byte[] verifierSealed() {
            return verifierSealed.clone();
        }
    }

    /// False when Telegram's word was used before.
    boolean begin(String state, String cookie, String login, Traveller traveller) {
        return database.update(
                        """
                        INSERT INTO oauth_states
                               (state_sha256, cookie_sha256, login_sha256, user_id, provider, instance, verifier_sealed,
                                expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, clock_timestamp() + interval '10 minutes')
                            ON CONFLICT (login_sha256) DO NOTHING
                        """,
                        Sha256.of(state),
                        Sha256.of(cookie),
                        // Of one second Telegram's word is the same for both forges.
                        Sha256.of(traveller.provider().word() + " " + login),
                        traveller.user(),
                        traveller.provider().word(),
                        traveller.instance(),
                        traveller.verifierSealed())
                == 1;
    }

    /// Who sits at the browser it was begun with has said yes. To say it twice does no harm.
    Optional<Traveller> agree(String state, String cookie, Provider provider) {
        return database.one("""
                UPDATE oauth_states
                   SET agreed_at = COALESCE(agreed_at, clock_timestamp())
                 WHERE state_sha256 = ? AND cookie_sha256 = ? AND provider = ? AND used_at IS NULL
                   AND expires_at > clock_timestamp()
                RETURNING user_id, provider, instance, verifier_sealed
                """, OAuthStates::traveller, Sha256.of(state), Sha256.of(cookie), provider.word());
    }

    private static Traveller traveller(Row row) {
        return new Traveller(
                row.big("user_id"),
                Provider.of(row.text("provider")).orElseThrow(),
                row.text("instance"),
                row.bytes("verifier_sealed"));
    }

    /// Once, and only for the browser it was begun with, after it was agreed to. Whoever comes with another has
    /// used it up.
    Optional<Traveller> end(String state, String cookie, Provider provider) {
        return database.one(
                        """
                        UPDATE oauth_states
                           SET used_at = clock_timestamp()
                         WHERE state_sha256 = ? AND provider = ? AND agreed_at IS NOT NULL AND used_at IS NULL
                           AND expires_at > clock_timestamp()
                        RETURNING user_id, provider, instance, verifier_sealed, cookie_sha256 = ? AS is_same_browser
                        """,
                        row -> row.flag("is_same_browser") ? Optional.of(traveller(row)) : Optional.<Traveller>empty(),
                        Sha256.of(state),
                        provider.word(),
                        Sha256.of(cookie))
                .flatMap(found -> found);
    }

    @Override
    public String name() {
        return "sign-ins";
    }

    /// A day longer than they count, so that Telegram's word for them cannot come again.
    @Override
    public int deleteSome(int limit) {
        return database.update("""
                DELETE FROM oauth_states
                 WHERE state_sha256 IN (SELECT state_sha256 FROM oauth_states
                                         WHERE expires_at < clock_timestamp() - interval '1 day'
                                         ORDER BY expires_at
                                         LIMIT ?)
                """, limit);
    }
}
