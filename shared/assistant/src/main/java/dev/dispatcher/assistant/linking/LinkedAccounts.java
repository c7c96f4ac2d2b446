package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.assistant.forge.Right;
import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.Project;
import dev.dispatcher.database.Database;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Accounts and their users, by the `links` table.
@Singleton
@Secondary // who only looks at what is told brings his own
final class LinkedAccounts implements LinkedUsers {

    private final Database database;
    private final Access access;
    private final Forges forges;

    LinkedAccounts(Database database, Access access, Forges forges) {
        this.database = database;
        this.access = access;
        this.forges = forges;
    }

    /// Who linked it last, if several have.
    @Override
    public Optional<Long> find(Provider provider, String instance, Actor account) {
        return database.one(
                """
                SELECT user_id
                  FROM links
                 WHERE provider = ? AND instance = ?
                   AND CASE WHEN ?::bigint IS NULL THEN lower(username) = lower(?) ELSE remote_id = ?::bigint END
                 ORDER BY updated_at DESC
                 LIMIT 1
                """,
                row -> row.big("user_id"),
                provider.word(),
                instance,
                account.id(),
                account.username(),
                account.id());
    }

    @Override
    public boolean maySee(long user, Provider provider, String instance, Project project) {
        if (forges.find(provider)
                .filter(forge -> forge.instance().equals(instance))
                .isEmpty()) return false;
        var name = provider == Provider.GITLAB ? project.key() : project.path();
        try {
            return access.as(user, provider, session -> session.forge().project(session.token(), name))
                    .flatMap(found -> found)
                    .filter(found -> found.right().covers(Right.READ))
                    .isPresent();
        } catch (ForgeFailure _) {
            return false;
        }
    }

    @Override
    public void revoked(Provider provider, String instance, Actor account) {
        database.update("""
                UPDATE links
                   SET tokens_sealed = NULL, expires_at = NULL, version = version + 1, updated_at = clock_timestamp()
                 WHERE provider = ? AND instance = ? AND kind = 'oauth' AND tokens_sealed IS NOT NULL
                   AND CASE WHEN ?::bigint IS NULL THEN lower(username) = lower(?) ELSE remote_id = ?::bigint END
                """, provider.word(), instance, account.id(), account.username(), account.id());
    }
}
