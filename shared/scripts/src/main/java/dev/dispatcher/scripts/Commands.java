package dev.dispatcher.scripts;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Row;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The saved scripts.
@Singleton
public final class Commands {

    private static final String SHOWN = """
            id, name, environment_names, created_at,
            extract(epoch FROM time_limit)::bigint AS time_limit,
            extract(epoch FROM idle_limit)::int AS idle_limit,
            extract(epoch FROM grace)::bigint AS grace""";

    private final Database database;
    private final ScriptsConfig config;

    public Commands(Database database, ScriptsConfig config) {
        this.database = database;
        this.config = config;
    }

    /// The same text may be saved any number of times. `sealed` is the environment, sealed for this id.
    public SavedCommand save(UUID id, NewCommand command, byte @Nullable [] sealed, UUID caller) {
        return database.one(
                        """
                        INSERT INTO commands
                          (id, name, script, time_limit, idle_limit, grace, sealed_environment, environment_names, created_by)
                        VALUES (?, ?, ?, ?::interval, ?::interval, ?::interval, ?, ?, ?)
                        RETURNING %s, script
                        """.formatted(SHOWN),
                        Commands::command,
                        id,
                        command.name(),
                        command.bytes(),
                        command.timeLimit() == null ? config.timeLimit() : command.timeLimit(),
                        command.idleLimit(),
                        command.grace() == null ? config.grace() : command.grace(),
                        sealed,
                        command.environment().names(),
                        caller)
                .orElseThrow();
    }

    public Optional<SavedCommand> find(UUID id) {
        return database.one("SELECT %s, script FROM commands WHERE id = ?".formatted(SHOWN), Commands::command, id);
    }

    /// Newest first, from behind `cursor` on. Texts of more than 4 KiB are left out.
    public Listed<SavedCommand> list(@Nullable UUID cursor, int limit) {
        var found = database.list("""
                SELECT %s, CASE WHEN octet_length(script) <= 4096 THEN script END AS script
                  FROM commands
                 WHERE ?::uuid IS NULL OR id < ?::uuid
                 ORDER BY id DESC
                 LIMIT ?
                """.formatted(SHOWN), Commands::command, cursor, cursor, limit + 1);
        return Listed.of(found, limit, SavedCommand::id);
    }

    /// Its processes stay, with the text they ran. False when there is none.
    public boolean delete(UUID id) {
        return database.update("DELETE FROM commands WHERE id = ?", id) > 0;
    }

    private static SavedCommand command(Row row) {
        var script = row.bytesOrNull("script");
        var idle = row.numberOrNull("idle_limit");
        return new SavedCommand(
                row.uuid("id"),
                row.textOrNull("name"),
                script == null ? null : new String(script, StandardCharsets.UTF_8),
                Duration.ofSeconds(row.big("time_limit")),
                idle == null ? null : Duration.ofSeconds(idle),
                Duration.ofSeconds(row.big("grace")),
                List.of(row.texts("environment_names")),
                row.time("created_at"));
    }
}
