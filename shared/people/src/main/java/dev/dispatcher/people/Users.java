package dev.dispatcher.people;

import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `users` table.
@Singleton
public final class Users {

    private static final String COLUMNS = """
            id, name, first_name, last_name, username, roles, language, active, created_at, updated_at,
            chat_of(id) IS NOT NULL AS is_linked""";

    private final Database database;

    public Users(Database database) {
        this.database = database;
    }

    /// A user as stored, and whether we met just now.
    public record Saved(User user, boolean isNew) {}

    /// Adds a user or changes one: what the details leave out stays as it is.
    public Saved save(UserDetails user) {
        var roles = user.roles();
        return database.one(
                        """
                        WITH given (id, name, first_name, last_name, username, roles, language, active) AS (
                          VALUES (?::bigint, ?, ?, ?, ?, ?::text[], ?, ?::boolean))
                        INSERT INTO users AS known
                               (id, name, first_name, last_name, username, roles, language, active)
                        SELECT id, name, first_name, last_name, username,
                               coalesce(roles, '{user}'), coalesce(language, 'ru'), coalesce(active, true)
                          FROM given
                            ON CONFLICT (id) DO UPDATE
                           SET name = excluded.name,
                               first_name = coalesce(excluded.first_name, known.first_name),
                               last_name = coalesce(excluded.last_name, known.last_name),
                               username = coalesce(excluded.username, known.username),
                               roles = coalesce((SELECT roles FROM given), known.roles),
                               language = coalesce((SELECT language FROM given), known.language),
                               active = coalesce((SELECT active FROM given), known.active),
                               updated_at = clock_timestamp()
                        RETURNING known.xmax = 0 AS is_new, -- no update has locked it
                        """ + COLUMNS,
                        row -> new Saved(User.of(row), row.flag("is_new")),
                        user.id(),
                        user.name(),
                        user.firstName(),
                        user.lastName(),
                        user.username(),
                        roles == null ? null : roles.stream().map(Role::word).toList(),
                        user.language(),
                        user.active())
                .orElseThrow();
    }

    public Optional<User> find(long id) {
        return database.one("SELECT " + COLUMNS + " FROM users WHERE id = ?", User::of, id);
    }

    /// By id; from behind `after`, or from the first.
    public List<User> list(@Nullable Long after, int limit) {
        return database.list("""
                SELECT %s
                  FROM users
                 WHERE id > coalesce(?::bigint, %d)
                 ORDER BY id
                 LIMIT ?
                """.formatted(COLUMNS, Long.MIN_VALUE), User::of, after, limit);
    }
}
